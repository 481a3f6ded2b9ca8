package org.steppe.warehouse.structure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An ordered set of codes, possibly a hierarchy. Immutable; codes keep the order in which they were given.
 */
public final class Codelist {

    private final String id;
    private final Map<String, Code> codes;
    private final Map<String, List<Code>> children;

    /**
     * @param id for instance {@code AREA}
     * @throws IllegalArgumentException when a code occurs twice, a parent is missing, or the hierarchy has a cycle
     */
    public Codelist(String id, List<Code> codes) {
        this.id = id;
        var byId = new LinkedHashMap<String, Code>();
        for (Code code : codes) {
            if (byId.putIfAbsent(code.id(), code) != null) {
                throw new IllegalArgumentException("Codelist " + id + " has the code '" + code.id() + "' twice");
            }
        }
        var byParent = new LinkedHashMap<String, List<Code>>();
        for (Code code : codes) {
            if (code.parent() != null) {
                if (!byId.containsKey(code.parent())) {
                    throw new IllegalArgumentException("Codelist " + id + ": the parent '" + code.parent()
                            + "' of code '" + code.id() + "' does not exist");
                }
                byParent.computeIfAbsent(code.parent(), parent -> new ArrayList<>())
                        .add(code);
            }
        }
        this.codes = byId;
        this.children = byParent;
        for (Code code : codes) {
            checkAncestors(code);
        }
    }

    private void checkAncestors(Code code) {
        var seen = new HashSet<String>();
        Code current = code;
        while (current != null) {
            if (!seen.add(current.id())) {
                throw new IllegalArgumentException(
                        "Codelist " + id + ": the parents of '" + code.id() + "' form a cycle");
            }
            current = parentOf(current);
        }
    }

    private @Nullable Code parentOf(Code code) {
        return code.parent() == null ? null : codes.get(code.parent());
    }

    public String id() {
        return id;
    }

    public List<Code> listCodes() {
        return List.copyOf(codes.values());
    }

    public Optional<Code> findCode(String code) {
        return Optional.ofNullable(codes.get(code));
    }

    public boolean contains(String code) {
        return codes.containsKey(code);
    }

    /** The codes directly below, in order; empty for a leaf or an unknown code. */
    public List<Code> listChildren(String code) {
        return List.copyOf(children.getOrDefault(code, List.of()));
    }

    /** All codes below at any depth, parents before their children; without the code itself. */
    public List<Code> listDescendants(String code) {
        var found = new ArrayList<Code>();
        var open = new ArrayDeque<>(listChildren(code));
        while (!open.isEmpty()) {
            Code next = open.removeFirst();
            found.add(next);
            listChildren(next.id()).forEach(open::addLast);
        }
        return found;
    }

    /** The codelist restricted to some codes and all their ancestors, in the same order. */
    public Codelist restrictedTo(Set<String> used) {
        var kept = new HashSet<String>();
        for (String code : used) {
            Code current = codes.get(code);
            while (current != null && kept.add(current.id())) {
                current = parentOf(current);
            }
        }
        return new Codelist(
                id,
                codes.values().stream().filter(code -> kept.contains(code.id())).toList());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Codelist that && id.equals(that.id) && codes.equals(that.codes);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + codes.hashCode();
    }

    @Override
    public String toString() {
        return "Codelist " + id + " (" + codes.size() + " codes)";
    }
}
