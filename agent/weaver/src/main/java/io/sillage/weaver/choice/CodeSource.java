package io.sillage.weaver.choice;

import java.io.File;
import java.io.IOException;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** Lists the packages of a jar or a directory, and finds the entry of a class path that holds a class. */
final class CodeSource {
    /** A directory tree with more classes than this is listed in part: premain must not stall the application. */
    private static final int MOST_FILES = 100_000;

    private final Set<String> packages = new HashSet<>();
    private int files;

    private CodeSource() {}

    /** The internal names of packages below {@code root} that hold classes; {@code ""} is the unnamed one. */
    static Set<String> packagesOf(File jarOrDirectory, String root) throws IOException {
        CodeSource source = new CodeSource();
        if (jarOrDirectory.isDirectory()) {
            source.addDirectory(jarOrDirectory, "");
        } else {
            try (JarFile jar = new JarFile(jarOrDirectory, false)) {
                source.addEntries(jar, root);
            }
        }
        return source.packages;
    }

    static boolean holds(File jarOrDirectory, String internalClass) {
        if (jarOrDirectory.isDirectory()) {
            return new File(jarOrDirectory, internalClass + ".class").isFile();
        }
        if (!jarOrDirectory.isFile()) {
            return false;
        }
        try (JarFile jar = new JarFile(jarOrDirectory, false)) {
            return jar.getEntry(internalClass + ".class") != null;
        } catch (IOException e) {
            return false;
        }
    }

    private void addEntries(JarFile jar, String root) {
        for (Enumeration<? extends ZipEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
            String name = entries.nextElement().getName();
            if (name.endsWith(".class") && name.startsWith(root) && !name.startsWith("META-INF/")) {
                int end = name.lastIndexOf('/');
                packages.add(end < root.length() ? "" : name.substring(root.length(), end));
            }
        }
    }

    private void addDirectory(File directory, String internalPackage) {
        File[] children = directory.listFiles();
        if (children == null) {
            return;
        }
        for (File child : children) {
            String name = child.getName();
            if (name.endsWith(".class")) {
                packages.add(internalPackage);
            } else if (files++ < MOST_FILES && name.indexOf('.') < 0 && child.isDirectory()) {
                addDirectory(child, internalPackage.isEmpty() ? name : internalPackage + '/' + name);
            }
        }
    }
}
