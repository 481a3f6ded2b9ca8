package org.steppe.warehouse.structure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * What somebody may have meant who wrote a name that does not exist. Compared without regard to case: names few edits
 * away, names that begin with what was written or the other way round, and for codes also labels that contain it.
 */
public final class NearestNames {

    /** Longer texts are no misspelling of a name, and comparing them would cost time for nothing. */
    private static final int LONGEST = 64;

    private static final int BEGINS_WITH = 2;
    private static final int LABEL_CONTAINS = 3;

    private NearestNames() {}

    /** The nearest of some names, nearest first, at most {@code limit}. */
    public static List<String> among(Collection<String> names, String written, int limit) {
        return nearest(
                names.stream().map(name -> new Candidate(name, List.of())).toList(), written, limit);
    }

    /** The nearest codes of a codelist by their ids and labels, nearest first, at most {@code limit}. */
    public static List<String> among(Codelist codelist, String written, int limit) {
        return nearest(
                codelist.listCodes().stream()
                        .map(code -> new Candidate(
                                code.id(),
                                List.of(code.label().zh(), code.label().en())))
                        .toList(),
                written,
                limit);
    }

    private record Candidate(String name, List<String> labels) {}

    private record Scored(String name, int score) {}

    private static List<String> nearest(List<Candidate> candidates, String written, int limit) {
        if (written.isBlank() || written.length() > LONGEST) {
            return List.of();
        }
        String sought = written.strip().toLowerCase(Locale.ROOT);
        var scored = new ArrayList<Scored>();
        for (Candidate candidate : candidates) {
            score(candidate, sought).ifPresent(score -> scored.add(new Scored(candidate.name(), score)));
        }
        // The sort is stable: equals keep the order of the codelist.
        scored.sort(Comparator.comparingInt(Scored::score));
        return scored.stream().limit(limit).map(Scored::name).toList();
    }

    private static OptionalInt score(Candidate candidate, String sought) {
        String name = candidate.name().toLowerCase(Locale.ROOT);
        int allowed = Math.max(1, Math.min(4, sought.length() / 3));
        int distance = distance(name, sought, allowed);
        if (distance <= Math.min(allowed, BEGINS_WITH)) {
            return OptionalInt.of(distance);
        }
        if (sought.length() >= 2 && (name.startsWith(sought) || (name.length() >= 3 && sought.startsWith(name)))) {
            return OptionalInt.of(BEGINS_WITH);
        }
        if (candidate.labels().stream().anyMatch(label -> contains(label, sought))) {
            return OptionalInt.of(LABEL_CONTAINS);
        }
        return distance <= allowed ? OptionalInt.of(distance + 1) : OptionalInt.empty();
    }

    private static boolean contains(String label, String sought) {
        return sought.length() >= 2 && label.toLowerCase(Locale.ROOT).contains(sought);
    }

    /** Insertions, deletions, replacements and swaps of neighbours; anything above {@code most} comes out as more. */
    private static int distance(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) {
            return most + 1;
        }
        int width = other.length() + 1;
        int[] beforeLast = new int[width];
        int[] last = new int[width];
        int[] row = new int[width];
        for (int j = 0; j < width; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            for (int j = 1; j < width; j++) {
                boolean same = one.charAt(i - 1) == other.charAt(j - 1);
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                boolean swapped = i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[width - 1];
    }
}
