package org.msed.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads and checks the configuration of one node. Blocks on files only; keeps nothing. */
public final class ConfigLoader {
    private ConfigLoader() {}

    /** Whether the node was set up: its base file exists. */
    public static boolean configured(Places places) {
        return Files.exists(places.baseFile());
    }

    /**
     * Reads all files of a node and checks them.
     *
     * @throws ConfigException naming every problem of every file at once
     */
    public static Config load(Places places, HostFacts host) throws ConfigException {
        List<ConfigProblem> problems = new ArrayList<>();
        RawConfig raw = read(places, problems);
        return understand(raw, host, problems).withDatabases(places);
    }

    /**
     * Reads all files without understanding their values; absent files set nothing.
     *
     * @param problems receives files that cannot be read, and unknown and repeated keys
     */
    public static RawConfig read(Places places, List<ConfigProblem> problems) {
        List<RawFile> pairs = new ArrayList<>();
        for (Path file : pairFiles(places)) {
            String name = String.valueOf(file.getFileName());
            pairs.add(PropertyFiles.read(file, name, List.of(Scope.ADVANCE), problems));
        }
        pairs.sort(
                Comparator.comparing((RawFile f) -> f.get(ConfigKey.INSTANCE_INDEX).orElse("3"))
                        .thenComparing(RawFile::name));
        return new RawConfig(
                file(places.baseFile(), Scope.BASE, problems),
                pairs,
                datasets(places, problems),
                file(places.tuningFile(), Scope.TUNING, problems),
                file(places.brandingFile(), Scope.BRANDING, problems));
    }

    private static RawFile file(Path path, Scope scope, List<ConfigProblem> problems) {
        return PropertyFiles.read(path, scope.fileName(), List.of(scope), problems);
    }

    private static List<Path> pairFiles(Places places) {
        return files(places.etc(), "advance-config-*.properties");
    }

    private static List<RawFile> datasets(Places places, List<ConfigProblem> problems) {
        List<RawFile> datasets = new ArrayList<>();
        for (Path file : files(places.datasetFiles(), "[!.]*.properties")) {
            String name = Datasets.fileName(file);
            datasets.add(PropertyFiles.read(file, name, List.of(Scope.DATASET), problems));
        }
        datasets.sort(Comparator.comparing(RawFile::name));
        return datasets;
    }

    private static List<Path> files(Path directory, String glob) {
        List<Path> files = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return files;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, glob)) {
            found.forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
        return files;
    }

    /**
     * Checks a configuration that need not be on disk, as setup does before it writes anything.
     *
     * @param found problems met while reading, reported together with those found here
     * @throws ConfigException naming every problem at once
     */
    public static Config understand(RawConfig raw, HostFacts host, List<ConfigProblem> found)
            throws ConfigException {
        List<ConfigProblem> problems = new ArrayList<>(found);
        Values base = new Values(raw.base(), Scope.BASE, problems);
        List<Values> pairs = new ArrayList<>();
        raw.pairs().forEach(f -> pairs.add(new Values(f, Scope.ADVANCE, problems)));
        List<Values> datasets = new ArrayList<>();
        raw.datasets().forEach(f -> datasets.add(new Values(f, Scope.DATASET, problems)));
        Values tuning = new Values(raw.tuning(), Scope.TUNING, problems);
        Values branding = new Values(raw.branding(), Scope.BRANDING, problems);
        new BaseChecks(base, host).run();
        pairs.forEach(p -> new PairChecks(p, base, host).run());
        new NodeChecks(base, pairs).run();
        new DatasetChecks(datasets, pairs).run();
        new AsideChecks(tuning, datasets).run();
        host.directories().ifPresent(known -> new DirectoryChecks(datasets, known).run());
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        Assembler assembler = new Assembler(base);
        return new Config(
                assembler.node(),
                pairs.stream().map(assembler::pair).toList(),
                datasets.stream().map(d -> Datasets.config(d, pairs)).toList(),
                new TuningConfig(
                        tuning.get(ConfigKey.HEARTBEAT_PORT, Integer.class),
                        tuning.get(ConfigKey.CAPACITY, Integer.class),
                        tuning.get(ConfigKey.LOG_LEVEL, LogLevel.class),
                        new AsideConfig(
                                tuning.find(ConfigKey.ASIDE_DIRECTORY, Path.class),
                                tuning.get(ConfigKey.ASIDE_BUDGET, Long.class),
                                tuning.get(ConfigKey.ASIDE_DAYS, Long.class)),
                        verify(tuning)),
                new Branding(
                        branding.get(ConfigKey.PRODUCT_NAME, String.class),
                        branding.get(ConfigKey.PRODUCT_PID, String.class),
                        branding.get(ConfigKey.HARDWARE_VERSION, String.class)),
                settings(raw));
    }

    private static VerifyConfig verify(Values tuning) {
        return new VerifyConfig(
                tuning.get(ConfigKey.VERIFY_SCHEDULE, WeeklyTime.class),
                tuning.get(ConfigKey.VERIFY_REPAIR, Boolean.class),
                tuning.get(ConfigKey.VERIFY_RATE, Long.class),
                tuning.get(ConfigKey.CANARY_INTERVAL, Long.class));
    }

    private static List<Setting> settings(RawConfig raw) {
        List<Setting> settings = new ArrayList<>();
        addSettings(raw.base(), Scope.BASE, settings);
        raw.pairs().forEach(f -> addSettings(f, Scope.ADVANCE, settings));
        raw.datasets().forEach(f -> addSettings(f, Scope.DATASET, settings));
        addSettings(raw.tuning(), Scope.TUNING, settings);
        addSettings(raw.branding(), Scope.BRANDING, settings);
        return settings;
    }

    private static void addSettings(RawFile file, Scope scope, List<Setting> settings) {
        for (ConfigKey key : ConfigKey.of(scope)) {
            String fallback = key.fallback().type() == Fallback.Type.VALUE ? key.defaultText() : "";
            settings.add(
                    new Setting(
                            file.name(),
                            key.key(),
                            file.get(key).orElse(fallback),
                            key.defaultText(),
                            file.get(key).isPresent()));
        }
    }
}
