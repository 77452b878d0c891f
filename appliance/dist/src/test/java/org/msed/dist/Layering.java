package org.msed.dist;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rules of the tree. Each returns one sentence per breach, with file and line. */
final class Layering {

    /** Where a library's packages may be imported; everywhere else its wrapper is used. */
    private static final Map<String, List<String>> DOORWAYS = doorways();

    private static final List<String> OUTSIDE_CORE =
            List.of(
                    "java.io.",
                    "java.net.",
                    "java.nio.channels.",
                    "java.nio.file.",
                    "java.security.SecureRandom",
                    "java.time.Clock",
                    "java.util.Random",
                    "java.util.SplittableRandom",
                    "java.util.UUID",
                    "java.util.concurrent.",
                    "java.util.logging.");

    private Layering() {}

    private static Map<String, List<String>> doorways() {
        Map<String, List<String>> doors = new LinkedHashMap<>();
        doors.put("jnr.", List.of("org.msed.platform.natives"));
        // Typed layers over the calls already: the package-info of unixsocket says why.
        doors.put("jnr.unixsocket.", List.of("org.msed.platform.unixsocket"));
        doors.put("jnr.enxio.", List.of("org.msed.platform.unixsocket"));
        doors.put("org.apache.commons.configuration2.", List.of("org.msed.config"));
        doors.put("org.quartz.", List.of("org.msed.daemon.schedule"));
        doors.put("org.apache.derby.", List.of("org.msed.daemon.eventlog", "org.msed.instance"));
        doors.put("org.eclipse.jetty.", List.of("org.msed.daemon.http"));
        doors.put("org.jolokia.", List.of("org.msed.daemon.http"));
        doors.put("org.apache.zookeeper.", List.of("org.msed.daemon.arbiter"));
        return doors;
    }

    static List<String> unknownModules(List<String> modules) {
        return modules.stream()
                .filter(module -> Part.inDirectory(module).isEmpty())
                .map(module -> module + " has sources but no arrows: add it to Part")
                .toList();
    }

    static List<String> arrows(List<SourceFile> sources) {
        List<String> breaches = new ArrayList<>();
        for (SourceFile source : sources) {
            for (SourceFile.Import imported : source.imports()) {
                Optional<Part> target = Part.ofName(imported.name());
                if (target.isPresent() && !source.part().mayUse(target.get())) {
                    breaches.add(imported + ": " + source.part() + " does not use " + target.get());
                }
            }
        }
        return breaches;
    }

    static List<String> misplaced(List<SourceFile> sources) {
        return sources.stream()
                .filter(
                        source ->
                                Part.ofName(source.packageName()).stream()
                                        .noneMatch(part -> part == source.part()))
                .map(
                        source ->
                                source.fileName()
                                        + ":1 is in package "
                                        + source.packageName()
                                        + ": its module's is "
                                        + source.part().rootPackage())
                .toList();
    }

    static List<String> doorways(List<SourceFile> sources) {
        List<String> breaches = new ArrayList<>();
        for (SourceFile source : sources) {
            for (SourceFile.Import imported : source.imports()) {
                Set<String> doors = doorsOf(imported.name());
                if (!doors.isEmpty() && !doors.contains(source.packageName())) {
                    breaches.add(imported + ": only " + String.join(", ", doors) + " may");
                }
            }
        }
        return breaches;
    }

    private static Set<String> doorsOf(String imported) {
        return DOORWAYS.entrySet().stream()
                .filter(door -> imported.startsWith(door.getKey()))
                .flatMap(door -> door.getValue().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static List<String> importsIntoCore(List<SourceFile> sources) {
        List<String> breaches = new ArrayList<>();
        for (SourceFile source : sources) {
            for (SourceFile.Import imported : source.imports()) {
                if (source.part() == Part.CORE && isOutsideCore(imported.name())) {
                    breaches.add(imported + ": core takes values only");
                }
            }
        }
        return breaches;
    }

    /** Whether core must not touch this type. */
    static boolean isOutsideCore(String type) {
        return OUTSIDE_CORE.stream()
                .anyMatch(part -> part.endsWith(".") ? type.startsWith(part) : type.equals(part));
    }

    static List<String> withoutPackageInfo(List<SourceFile> sources) {
        Set<String> described =
                sources.stream()
                        .filter(source -> source.fileName().equals("package-info.java"))
                        .map(SourceFile::packageName)
                        .collect(Collectors.toSet());
        return sources.stream()
                .map(SourceFile::packageName)
                .distinct()
                .filter(name -> !described.contains(name))
                .map(name -> name + " has no package-info.java")
                .toList();
    }

    static List<String> undocumented(List<SourceFile> sources) {
        return sources.stream().flatMap(source -> source.undocumented().stream()).toList();
    }

    /** Knots of packages: those that lead to each other, each with one import that does. */
    static List<String> cycles(List<SourceFile> sources) {
        Map<String, Map<String, SourceFile.Import>> edges = edges(sources);
        List<String> breaches = new ArrayList<>();
        for (String from : edges.keySet()) {
            edges.get(from)
                    .forEach(
                            (to, imported) -> {
                                if (reaches(to, from, edges, new TreeSet<>())) {
                                    breaches.add(imported + ": " + to + " leads back to " + from);
                                }
                            });
        }
        return breaches;
    }

    private static Map<String, Map<String, SourceFile.Import>> edges(List<SourceFile> sources) {
        Map<String, Map<String, SourceFile.Import>> edges = new TreeMap<>();
        sources.forEach(source -> edges.put(source.packageName(), new TreeMap<>()));
        for (SourceFile source : sources) {
            for (SourceFile.Import imported : source.imports()) {
                String target = packageOf(imported.name(), edges.keySet());
                if (!target.isEmpty() && !target.equals(source.packageName())) {
                    edges.get(source.packageName()).putIfAbsent(target, imported);
                }
            }
        }
        return edges;
    }

    private static String packageOf(String imported, Set<String> packages) {
        String name = imported;
        while (!name.isEmpty() && !packages.contains(name)) {
            name = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        }
        return name;
    }

    private static boolean reaches(
            String from,
            String to,
            Map<String, Map<String, SourceFile.Import>> edges,
            Set<String> seen) {
        if (from.equals(to)) {
            return true;
        }
        return seen.add(from)
                && edges.get(from).keySet().stream()
                        .anyMatch(next -> reaches(next, to, edges, seen));
    }
}
