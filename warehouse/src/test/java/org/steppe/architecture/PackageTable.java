package org.steppe.architecture;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The packages of one module, by their names below its root package, and which of the others each may use. The root
 * package itself has the empty name.
 */
public final class PackageTable {

    private final String root;
    private final Map<String, Set<String>> allowed = new LinkedHashMap<>();

    private PackageTable(String root) {
        this.root = root;
    }

    public static PackageTable of(String root) {
        return new PackageTable(root);
    }

    /** Adds a line. What a package may use has to stand above it, so a table cannot hold a cycle. */
    public PackageTable row(String name, String... mayUse) {
        for (String other : mayUse) {
            if (!allowed.containsKey(other)) {
                throw new IllegalArgumentException(
                        "Package '%s' is used by '%s' and has to stand above it in the table".formatted(other, name));
            }
        }
        if (allowed.putIfAbsent(name, new LinkedHashSet<>(Set.of(mayUse))) != null) {
            throw new IllegalArgumentException("Package '%s' stands twice in the table".formatted(name));
        }
        return this;
    }

    /** Adds a line for a package that may use everything above it. */
    public PackageTable top(String name) {
        return row(name, allowed.keySet().toArray(String[]::new));
    }

    String root() {
        return root;
    }

    boolean knows(String packageName) {
        return allowed.containsKey(shortName(packageName));
    }

    boolean allows(String from, String to) {
        return from.equals(to)
                || allowed.getOrDefault(shortName(from), Set.of()).contains(shortName(to));
    }

    private String shortName(String packageName) {
        return packageName.equals(root) ? "" : packageName.substring(root.length() + 1);
    }
}
