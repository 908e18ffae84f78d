package io.sillage.weaver.choice;

import io.sillage.weaver.premain.Launch;
import java.io.File;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * The default choice: all packages of the main class's code source (Spring Boot: of its Start-Class, in
 * BOOT-INF/classes), minus libraries.
 */
public final class OwnPackages implements Choice {
    private static final String BOOT_CLASSES = "BOOT-INF/classes/";

    private final Set<String> packages;

    OwnPackages(Set<String> packages, String mainPackage) {
        Libraries libraries = Libraries.besides(mainPackage);
        this.packages = new HashSet<>();
        for (String name : packages) {
            if (!libraries.contains(name)) {
                this.packages.add(name);
            }
        }
    }

    /** Never fails: where the code source cannot be found, the main class's own package is what is left. */
    public static OwnPackages of(Launch launch) {
        try {
            if (launch.sourceFile != null) {
                return new OwnPackages(Set.of(SourceFile.packageOf(new File(launch.sourceFile))), "");
            }
            return launch.jar != null ? ofJar(new File(launch.jar)) : ofMainClass(launch);
        } catch (IOException | RuntimeException e) {
            return new OwnPackages(Set.of(), "");
        }
    }

    private static OwnPackages ofJar(File file) throws IOException {
        String main;
        String start;
        try (JarFile jar = new JarFile(file, false)) {
            Manifest manifest = jar.getManifest();
            Attributes attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
            main = attributes.getValue("Main-Class");
            start = attributes.getValue("Start-Class");
        }
        if (start != null) {
            return new OwnPackages(CodeSource.packagesOf(file, BOOT_CLASSES), packageOf(start));
        }
        if (main == null) {
            return new OwnPackages(CodeSource.packagesOf(file, ""), "");
        }
        File holder = find(main, file.getPath());
        return new OwnPackages(CodeSource.packagesOf(holder == null ? file : holder, ""), packageOf(main));
    }

    private static OwnPackages ofMainClass(Launch launch) throws IOException {
        if (launch.module != null) {
            Module module = ModuleLayer.boot().findModule(launch.module).orElse(null);
            if (module != null && !isJdk(launch.module)) {
                return ofModule(module, launch.mainClass);
            }
        }
        if (launch.mainClass == null) {
            return new OwnPackages(Set.of(), "");
        }
        String path = System.getProperty("java.class.path", "");
        File holder = find(launch.mainClass, path.isEmpty() ? "." : path);
        String mainPackage = packageOf(launch.mainClass);
        return new OwnPackages(holder == null ? Set.of(mainPackage) : CodeSource.packagesOf(holder, ""), mainPackage);
    }

    private static boolean isJdk(String module) {
        return module.startsWith("jdk.") || module.startsWith("java.");
    }

    private static OwnPackages ofModule(Module module, @Nullable String mainClass) {
        Set<String> packages = new HashSet<>();
        for (String name : module.getPackages()) {
            packages.add(name.replace('.', '/'));
        }
        return new OwnPackages(packages, mainClass == null ? "" : packageOf(mainClass));
    }

    /** The entry of the path that holds the class, following the Class-Path of manifests. */
    private static @Nullable File find(String mainClass, String path) {
        String internalClass = mainClass.replace('.', '/');
        LinkedHashSet<File> seen = new LinkedHashSet<>();
        for (String entry : path.split(File.pathSeparator, -1)) {
            seen.add(new File(entry.isEmpty() ? "." : entry));
        }
        Set<File> next = seen;
        while (!next.isEmpty()) {
            LinkedHashSet<File> named = new LinkedHashSet<>();
            for (File file : next) {
                if (CodeSource.holds(file, internalClass)) {
                    return file;
                }
                addNamed(file, named);
            }
            named.removeAll(seen);
            seen.addAll(named);
            next = named;
        }
        return null;
    }

    private static void addNamed(File file, Set<File> named) {
        if (!file.isFile()) {
            return;
        }
        try (JarFile jar = new JarFile(file, false)) {
            Manifest manifest = jar.getManifest();
            String path = manifest == null ? null : manifest.getMainAttributes().getValue("Class-Path");
            if (path == null) {
                return;
            }
            for (String entry : path.split(" +", -1)) {
                String local = entry.startsWith("file:") ? entry.substring(5) : entry;
                File target = new File(local);
                named.add(target.isAbsolute() ? target : new File(file.getParentFile(), local));
            }
        } catch (IOException e) {
            // not a jar: it names nothing
        }
    }

    private static String packageOf(String className) {
        int end = className.lastIndexOf('.');
        return end < 0 ? "" : className.substring(0, end).replace('.', '/');
    }

    @Override
    public boolean takesClass(String internalName) {
        int end = internalName.lastIndexOf('/');
        return packages.contains(end < 0 ? "" : internalName.substring(0, end));
    }

    @Override
    public boolean takesMethod(String internalName, String method) {
        return true;
    }

    @Override
    public String description() {
        StringBuilder text = new StringBuilder();
        for (String name : new TreeSet<>(packages)) {
            text.append(text.length() == 0 ? "" : " ").append(name.isEmpty() ? "(unnamed)" : name.replace('/', '.'));
            if (text.length() > 2000) {
                return text.append(" … ")
                        .append(packages.size())
                        .append(" packages")
                        .toString();
            }
        }
        return text.toString();
    }
}
