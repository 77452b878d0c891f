package org.msed.dist;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What compiled code reads beside its arguments: a clock, chance, a thread, the environment, a file
 * or a socket. Looks at bytecode, since {@code System.nanoTime()} needs no import.
 */
final class CoreCalls {

    private static final Set<String> CALLS =
            Set.of(
                    "java.lang.Math.random",
                    "java.lang.StrictMath.random",
                    "java.lang.System.currentTimeMillis",
                    "java.lang.System.err",
                    "java.lang.System.exit",
                    "java.lang.System.getProperty",
                    "java.lang.System.getenv",
                    "java.lang.System.identityHashCode",
                    "java.lang.System.in",
                    "java.lang.System.nanoTime",
                    "java.lang.System.out");

    private static final Set<String> TYPES =
            Set.of(
                    "java.lang.Process",
                    "java.lang.ProcessBuilder",
                    "java.lang.Runtime",
                    "java.lang.Thread",
                    "java.lang.ThreadLocal");

    private CoreCalls() {}

    static JavaClasses core() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(Part.CORE.rootPackage());
    }

    static List<String> breaches(Iterable<JavaClass> classes) {
        List<String> breaches = new ArrayList<>();
        for (JavaClass type : classes) {
            for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                if (isForbidden(access)) {
                    breaches.add(
                            access.getSourceCodeLocation().toString().replaceAll("[()]", "")
                                    + " calls "
                                    + access.getTarget().getOwner().getName()
                                    + "."
                                    + access.getTarget().getName()
                                    + ": core takes values only");
                }
            }
        }
        return breaches;
    }

    private static boolean isForbidden(JavaAccess<?> access) {
        String owner = access.getTarget().getOwner().getName();
        String name = access.getTarget().getName();
        boolean readsDate = owner.startsWith("java.time.") && name.equals("now");
        return readsDate
                || TYPES.contains(owner)
                || CALLS.contains(owner + "." + name)
                || Layering.isOutsideCore(owner);
    }
}
