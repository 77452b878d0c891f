package org.msed.core.wire;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.msed.core.record.DataSummary;
import org.msed.core.record.Generations;
import org.msed.core.state.Epoch;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.core.state.Role;
import org.msed.core.state.ServeMode;

/** Generators of everything a frame can carry. */
final class Messages {

    private static final Arbitrary<Boolean> FLAGS = Arbitraries.of(true, false);
    private static final Arbitrary<Long> LONGS = Arbitraries.longs();

    private Messages() {}

    static Arbitrary<Frame> frames() {
        return Combinators.combine(epochs(), LONGS, bodies()).as(Frame::new);
    }

    static Arbitrary<Epoch> epochs() {
        return Combinators.combine(LONGS, Arbitraries.of(Role.class)).as(Epoch::new);
    }

    static Arbitrary<Message> bodies() {
        return Arbitraries.oneOf(
                beats(), promises(), stales(), tokens(), releases(), goodbyes(), hellos());
    }

    private static Arbitrary<Message> beats() {
        return Combinators.combine(
                        LONGS,
                        Arbitraries.of(Mode.class),
                        Arbitraries.of(ServeMode.class),
                        LONGS,
                        FLAGS,
                        health())
                .as(Message.Heartbeat::new);
    }

    private static Arbitrary<Message> promises() {
        return Combinators.combine(LONGS, FLAGS, FLAGS, health()).as(Message.Promise::new);
    }

    private static Arbitrary<Message> stales() {
        return epochs().map(Message.Stale::new);
    }

    private static Arbitrary<Message> tokens() {
        return LONGS.map(Message.Token::new);
    }

    private static Arbitrary<Message> releases() {
        return Combinators.combine(epochs(), LONGS).as(Message.Release::new);
    }

    private static Arbitrary<Message> goodbyes() {
        return FLAGS.map(Message.Goodbye::new);
    }

    private static Arbitrary<Message> hellos() {
        return Combinators.combine(
                        FLAGS.list().ofSize(6),
                        Arbitraries.of(Mode.class),
                        Arbitraries.of(HoldCause.class),
                        LONGS,
                        data(),
                        health())
                .as(Messages::hello);
    }

    private static Message hello(
            List<Boolean> flags,
            Mode mode,
            HoldCause cause,
            long discards,
            DataSummary data,
            Message.Health health) {
        return new Message.Hello(
                flags.get(0),
                mode,
                cause,
                flags.get(1),
                flags.get(2),
                flags.get(3),
                flags.get(4),
                flags.get(5),
                discards,
                data,
                health);
    }

    private static Arbitrary<DataSummary> data() {
        return Combinators.combine(FLAGS, generations(), FLAGS, FLAGS, FLAGS).as(DataSummary::new);
    }

    static Arbitrary<Generations> generations() {
        return Combinators.combine(LONGS, LONGS, LONGS.list().ofMaxSize(Generations.HISTORY_LIMIT))
                .as(Generations::new);
    }

    private static Arbitrary<Message.Health> health() {
        return Combinators.combine(FLAGS, FLAGS, FLAGS, FLAGS, FLAGS).as(Message.Health::new);
    }
}
