package org.msed.config;

import java.io.IOException;
import java.net.Inet4Address;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files of datasets: their names, what they say, adding and removing one. */
public final class Datasets {
    /** What names of MBeans allow without quotes (conventions J7), and a file name. */
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    static final String NAME_ALLOWED =
            "letters, digits, dots, dashes and underscores, the first a letter or digit (at most"
                    + " 63)";

    private static final String FOLDER = "datasets.d/";
    private static final String SUFFIX = ".properties";
    private static final String HEADER =
            "Written by msectl dataset add. Keep it equal on both nodes; it is read when msed"
                    + " starts.";
    private static final long LAG_BYTES = 64L << 20;
    private static final long LAG_MILLIS = 10_000;

    private Datasets() {}

    /** What a dataset's file is called in problems: with its folder. */
    static String fileName(Path file) {
        return FOLDER + file.getFileName();
    }

    static String fileName(String name) {
        return FOLDER + name + SUFFIX;
    }

    /** The dataset of a file. */
    static String name(Values file) {
        return file.name().substring(FOLDER.length(), file.name().length() - SUFFIX.length());
    }

    /** The pair that a dataset belongs to; empty when that is unclear. */
    static Optional<Values> pair(Values dataset, List<Values> pairs) {
        Optional<String> peer = dataset.find(ConfigKey.DATASET_PEER, String.class);
        if (peer.isEmpty()) {
            return pairs.size() == 1 ? Optional.of(pairs.get(0)) : Optional.empty();
        }
        return pairs.stream().filter(pair -> isPeer(pair, peer.get())).findFirst();
    }

    private static boolean isPeer(Values pair, String text) {
        Optional<String> name = pair.find(ConfigKey.PEER_NAME, String.class);
        Optional<String> address =
                pair.find(ConfigKey.PEER_HM_ADDRESS, Inet4Address.class)
                        .map(Inet4Address::getHostAddress);
        return name.filter(text::equals).isPresent() || address.filter(text::equals).isPresent();
    }

    /**
     * The directory of a pair's own database: a dataset that no file names. Derby clears its
     * temporary files at each start.
     */
    static DatasetConfig ofDatabase(PairConfig pair, Places places) {
        String name = InstanceNames.of(HaRole.PRIMARY, pair.instanceIndex()).primaryAlias();
        return new DatasetConfig(
                name,
                pair.pairId(),
                places.instances().resolve(name),
                DatasetMode.SYNC,
                List.of("tmp"),
                0,
                0,
                0);
    }

    /** The typed view of a file that passed every check. */
    static DatasetConfig config(Values file, List<Values> pairs) {
        DatasetMode mode = file.get(ConfigKey.DATASET_MODE, DatasetMode.class);
        boolean async = mode == DatasetMode.ASYNC;
        return new DatasetConfig(
                name(file),
                pair(file, pairs).orElseThrow().get(ConfigKey.PAIR_ID, String.class),
                file.get(ConfigKey.DATASET_PATH, Path.class),
                mode,
                file.names(ConfigKey.DATASET_EXCLUDE),
                file.get(ConfigKey.DATASET_RATE, Long.class),
                async ? file.find(ConfigKey.DATASET_LAG_BYTES, Long.class).orElse(LAG_BYTES) : 0,
                async ? file.find(ConfigKey.DATASET_LAG_TIME, Long.class).orElse(LAG_MILLIS) : 0);
    }

    /**
     * Adds a dataset to the files, after a check of the whole configuration with it. Blocks on
     * files. Durable on return; a daemon that runs knows nothing of it yet.
     *
     * @param host with {@link HostFacts#directories()}, so that the directory is checked
     * @param values keys of {@link Scope#DATASET} only
     * @throws ConfigException naming every problem; nothing is then written
     * @throws IOException naming the file; nothing is then written
     */
    public static void add(
            Places places, HostFacts host, String name, Map<ConfigKey, String> values)
            throws ConfigException, IOException {
        List<ConfigProblem> problems = new ArrayList<>();
        RawConfig saved = ConfigLoader.read(places, problems);
        RawFile added = new RawFile(fileName(name), values);
        if (saved.datasets().stream().anyMatch(file -> file.name().equals(added.name()))) {
            String command = "msectl dataset show " + name + ", or choose another name";
            throw new ConfigException(
                    List.of(new ConfigProblem(added.name(), "NAME", name, "new", command)));
        }
        // The new one comes last, so that a conflict between two is reported of it.
        List<RawFile> all = new ArrayList<>(saved.datasets());
        all.add(added);
        RawConfig changed =
                new RawConfig(saved.base(), saved.pairs(), all, saved.tuning(), saved.branding());
        try {
            ConfigLoader.understand(changed, host, problems);
        } catch (ConfigException e) {
            throw new ConfigException(
                    e.problems().stream().map(problem -> ofNew(problem, added, name)).toList());
        }
        ConfigWriter.write(places.datasetFile(name), HEADER, added);
    }

    /** What is not written yet is not mended by editing or removing it. */
    private static ConfigProblem ofNew(ConfigProblem problem, RawFile added, String name) {
        boolean unwritten =
                problem.file().equals(added.name())
                        && problem.command().contains("msectl dataset remove");
        return unwritten
                ? new ConfigProblem(
                        problem.file(),
                        problem.key(),
                        problem.value(),
                        problem.allowed(),
                        "correct it and run again: msectl dataset add " + name + " PATH")
                : problem;
    }

    /**
     * Removes a dataset from the files; its directory and all data in it stay. Durable on return; a
     * daemon that runs knows nothing of it yet.
     *
     * @throws NoSuchElementException when there is no such file; the message names those there are
     * @throws IOException naming the file, which may then still be there
     */
    public static void remove(Places places, String name) throws IOException {
        Path file = places.datasetFile(name);
        if (!NAME.matcher(name).matches() || !Files.exists(file)) {
            if (InstanceNames.DIRECTORY.matcher(name).matches()) {
                throw new NoSuchElementException(
                        "dataset "
                                + name
                                + " belongs to the pair's database, which instance.database=none in"
                                + " the pair's file on both nodes ends");
            }
            List<String> names = names(places);
            throw new NoSuchElementException("no dataset " + name + "; there are " + names);
        }
        ConfigWriter.remove(file);
    }

    /** The directories of all datasets whose file can be understood, and their names. */
    public static Map<Path, String> directories(Places places) {
        Map<Path, String> directories = new LinkedHashMap<>();
        for (RawFile file : ConfigLoader.read(places, new ArrayList<>()).datasets()) {
            Values values = new Values(file, Scope.DATASET, new ArrayList<>());
            values.find(ConfigKey.DATASET_PATH, Path.class)
                    .ifPresent(path -> directories.put(path, name(values)));
        }
        return directories;
    }

    private static List<String> names(Places places) {
        return ConfigLoader.read(places, new ArrayList<>()).datasets().stream()
                .map(RawFile::name)
                .map(name -> name.substring(FOLDER.length(), name.length() - SUFFIX.length()))
                .toList();
    }
}
