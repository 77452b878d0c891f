package org.msed.dist;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The main sources of the tree, parsed by the compiler but not compiled. */
final class Sources {

    private static final String MAIN = "src/main/java";
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    private Sources() {}

    /** The top of the tree: the nearest directory above this module that has all modules. */
    static Path tree() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve("appliance/core"))) {
            directory = directory.getParent();
        }
        return directory;
    }

    /** The main source directories, relative to the tree's modules. */
    static List<String> modules() {
        try (Stream<Path> paths = Files.walk(tree(), 2)) {
            return paths.filter(path -> Files.isDirectory(path.resolve(MAIN)))
                    .map(path -> tree().relativize(path).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every main source of the known modules. */
    static List<SourceFile> all() {
        List<SourceFile> sources = new ArrayList<>();
        for (String module : modules()) {
            Part.inDirectory(module).ifPresent(part -> sources.addAll(ofModule(part, module)));
        }
        return sources;
    }

    private static List<SourceFile> ofModule(Part part, String module) {
        StandardJavaFileManager files = COMPILER.getStandardFileManager(null, null, null);
        try (Stream<Path> paths = Files.walk(tree().resolve(module).resolve(MAIN))) {
            List<Path> java = paths.filter(path -> path.toString().endsWith(".java")).toList();
            return parse(part, files.getJavaFileObjectsFromPaths(java));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One source given as text, as if it stood in a module. */
    static SourceFile ofText(Part part, String fileName, String text) {
        JavaFileObject file =
                new SimpleJavaFileObject(
                        URI.create("string:///" + fileName), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        return parse(part, List.of(file)).get(0);
    }

    private static List<SourceFile> parse(Part part, Iterable<? extends JavaFileObject> files) {
        JavacTask task = (JavacTask) COMPILER.getTask(null, null, null, null, null, files);
        DocTrees docs = DocTrees.instance(task);
        List<SourceFile> sources = new ArrayList<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                sources.add(new SourceFile(part, unit, docs));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }
}
