package org.msed.dist;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * One parsed source of a module: its imports, and what in it lacks Javadoc.
 *
 * @param part the module
 * @param unit the parsed source
 * @param docs finds comments and positions in it
 */
record SourceFile(Part part, CompilationUnitTree unit, DocTrees docs) {

    /**
     * An import.
     *
     * @param file simple file name
     * @param line from 1
     * @param name the type, member or package with {@code .*}
     */
    record Import(String file, long line, String name) {

        @Override
        public String toString() {
            return file + ":" + line + " imports " + name;
        }
    }

    String fileName() {
        String path = unit.getSourceFile().getName();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    String packageName() {
        return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
    }

    List<Import> imports() {
        List<Import> imports = new ArrayList<>();
        for (ImportTree tree : unit.getImports()) {
            imports.add(
                    new Import(fileName(), lineOf(tree), tree.getQualifiedIdentifier().toString()));
        }
        return imports;
    }

    /** Public types and methods without Javadoc; methods that override something need none. */
    List<String> undocumented() {
        List<String> found = new ArrayList<>();
        TreePath root = new TreePath(unit);
        for (Tree type : unit.getTypeDecls()) {
            if (type instanceof ClassTree declared && isPublic(declared.getModifiers())) {
                visit(declared, root, found);
            }
        }
        return found;
    }

    private void visit(ClassTree type, TreePath parent, List<String> found) {
        TreePath path = new TreePath(parent, type);
        if (docs.getDocComment(path) == null) {
            found.add(at(type) + " " + type.getSimpleName() + " has no Javadoc");
        }
        boolean implicitlyPublic =
                type.getKind() == Tree.Kind.INTERFACE
                        || type.getKind() == Tree.Kind.ANNOTATION_TYPE;
        for (Tree member : type.getMembers()) {
            if (member instanceof ClassTree nested
                    && (implicitlyPublic || isPublic(nested.getModifiers()))) {
                visit(nested, path, found);
            } else if (member instanceof MethodTree method
                    && isDocumentedKind(method, implicitlyPublic)
                    && docs.getDocComment(new TreePath(path, method)) == null) {
                found.add(at(method) + " " + method.getName() + "() has no Javadoc");
            }
        }
    }

    private static boolean isDocumentedKind(MethodTree method, boolean implicitlyPublic) {
        ModifiersTree modifiers = method.getModifiers();
        boolean overrides =
                modifiers.getAnnotations().stream()
                        .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
        boolean isConstructor = method.getReturnType() == null;
        boolean isPrivate = modifiers.getFlags().contains(Modifier.PRIVATE);
        boolean visible = isPublic(modifiers) || implicitlyPublic && !isPrivate;
        return visible && !overrides && !isConstructor;
    }

    private static boolean isPublic(ModifiersTree modifiers) {
        Set<Modifier> flags = modifiers.getFlags();
        return flags.contains(Modifier.PUBLIC);
    }

    private String at(Tree tree) {
        return fileName() + ":" + lineOf(tree);
    }

    private long lineOf(Tree tree) {
        return unit.getLineMap()
                .getLineNumber(docs.getSourcePositions().getStartPosition(unit, tree));
    }
}
