package org.msed.lab.story;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.msed.lab.Lab;
import org.msed.lab.client.Client;
import org.msed.lab.space.Topology;

/** Tells the story in a lab of its own; blocks for a minute or so. */
public final class Story {
    /** Why a lab mirrors nothing, and what to do. */
    public static final String WITHOUT_DATA =
            "without data: /dev/fuse is not open to this user; sudo ./demo runs it all";

    private static final String WITH_DATA =
            "The client also hands in numbered lines, which the service keeps in the mirrored"
                    + " directory /srv/data, and in scenes 1 to 4 inserts rows into the pair's"
                    + " database.";

    private final PrintStream out;

    /**
     * @param out the audience
     */
    public Story(PrintStream out) {
        this.out = out;
    }

    /**
     * Plays every scene and removes the lab.
     *
     * @param labName a lab that is not up
     * @param program the runnable tree
     * @return whether every expectation was met
     */
    public boolean tell(String labName, Path program) {
        long begin = System.nanoTime();
        Lab lab = Lab.create(labName, Topology.PAIR_DIRECT, program);
        boolean data = lab.mayMirror();
        Client.Asks asks = data ? Client.Asks.LINES : Client.Asks.HTTP;
        try (Client client = Client.start(lab.topology(), lab.namespaces(), asks)) {
            Stage stage = new Stage(lab, client, data, out);
            stage.say(data ? WITH_DATA : WITHOUT_DATA);
            List<Scene> scenes = Scenes.all();
            for (int i = 0; i < scenes.size(); i++) {
                Scene scene = scenes.get(i);
                out.println();
                out.println((i + 1) + ". " + scene.title());
                out.println("  Look at: " + scene.look() + ".");
                scene.play().accept(stage);
            }
            stage.summary();
            return stage.succeeded();
        } finally {
            lab.close();
            out.println(
                    "The lab is gone after " + (System.nanoTime() - begin) / 1_000_000_000 + " s.");
        }
    }
}
