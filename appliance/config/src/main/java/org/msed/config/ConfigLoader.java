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
        return understand(raw, host, problems);
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
                file(places.tuningFile(), Scope.TUNING, problems),
                file(places.brandingFile(), Scope.BRANDING, problems));
    }

    private static RawFile file(Path path, Scope scope, List<ConfigProblem> problems) {
        return PropertyFiles.read(path, scope.fileName(), List.of(scope), problems);
    }

    private static List<Path> pairFiles(Places places) {
        List<Path> files = new ArrayList<>();
        if (!Files.isDirectory(places.etc())) {
            return files;
        }
        String glob = "advance-config-*.properties";
        try (DirectoryStream<Path> found = Files.newDirectoryStream(places.etc(), glob)) {
            found.forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + places.etc(), e);
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
        Values tuning = new Values(raw.tuning(), Scope.TUNING, problems);
        Values branding = new Values(raw.branding(), Scope.BRANDING, problems);
        new BaseChecks(base, host).run();
        pairs.forEach(p -> new PairChecks(p, base, host).run());
        new NodeChecks(base, pairs).run();
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        Assembler assembler = new Assembler(base);
        return new Config(
                assembler.node(),
                pairs.stream().map(assembler::pair).toList(),
                new TuningConfig(
                        tuning.get(ConfigKey.HEARTBEAT_PORT, Integer.class),
                        tuning.get(ConfigKey.CAPACITY, Integer.class),
                        tuning.get(ConfigKey.LOG_LEVEL, LogLevel.class)),
                new Branding(
                        branding.get(ConfigKey.PRODUCT_NAME, String.class),
                        branding.get(ConfigKey.PRODUCT_PID, String.class),
                        branding.get(ConfigKey.HARDWARE_VERSION, String.class)),
                settings(raw));
    }

    private static List<Setting> settings(RawConfig raw) {
        List<Setting> settings = new ArrayList<>();
        addSettings(raw.base(), Scope.BASE, settings);
        raw.pairs().forEach(f -> addSettings(f, Scope.ADVANCE, settings));
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
