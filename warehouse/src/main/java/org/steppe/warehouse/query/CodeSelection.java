package org.steppe.warehouse.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.Codelist;

/**
 * Codes as readers select them, resolved against a codelist. An item is a code, a mask with {@code *} for any number of
 * characters, or a code followed by {@code .children} or {@code .descendants}, which do not include the code itself.
 * The codes of all items are united.
 *
 * @param codes all of them exist
 * @param unknown items that name nothing: a code that does not exist, also before {@code .children}, or a mask without
 *     a match
 * @param childless codes of which children or descendants were asked for and that have none
 */
public record CodeSelection(SortedSet<String> codes, List<String> unknown, List<String> childless) {

    private static final String CHILDREN = ".children";
    private static final String DESCENDANTS = ".descendants";

    public CodeSelection {
        codes = Collections.unmodifiableSortedSet(new TreeSet<>(codes));
        unknown = List.copyOf(unknown);
        childless = List.copyOf(childless);
    }

    public static CodeSelection resolve(List<String> items, Codelist codelist) {
        var codes = new TreeSet<String>();
        var unknown = new ArrayList<String>();
        var childless = new ArrayList<String>();
        for (String item : items) {
            if (codelist.contains(item)) {
                codes.add(item);
            } else if (item.endsWith(CHILDREN) || item.endsWith(DESCENDANTS)) {
                addBelow(item, codelist, codes, unknown, childless);
            } else if (!item.contains("*") || !addMatches(item, codelist, codes)) {
                unknown.add(item);
            }
        }
        return new CodeSelection(codes, unknown, childless);
    }

    /** The code that an item is about: what stands before {@code .children} or {@code .descendants}. */
    public static String codeOf(String item) {
        if (item.endsWith(CHILDREN)) {
            return item.substring(0, item.length() - CHILDREN.length());
        }
        return item.endsWith(DESCENDANTS) ? item.substring(0, item.length() - DESCENDANTS.length()) : item;
    }

    private static void addBelow(
            String item, Codelist codelist, SortedSet<String> codes, List<String> unknown, List<String> childless) {
        String parent = codeOf(item);
        if (!codelist.contains(parent)) {
            unknown.add(item);
            return;
        }
        List<Code> below = item.endsWith(CHILDREN) ? codelist.listChildren(parent) : codelist.listDescendants(parent);
        if (below.isEmpty()) {
            childless.add(parent);
        }
        below.forEach(code -> codes.add(code.id()));
    }

    private static boolean addMatches(String mask, Codelist codelist, SortedSet<String> codes) {
        boolean found = false;
        for (Code code : codelist.listCodes()) {
            if (matches(mask, code.id())) {
                codes.add(code.id());
                found = true;
            }
        }
        return found;
    }

    /** Goes back at most to the last star, so that no mask can be made to take long. */
    static boolean matches(String mask, String text) {
        int m = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (m < mask.length() && mask.charAt(m) == '*') {
                star = m++;
                resume = t;
            } else if (m < mask.length() && mask.charAt(m) == text.charAt(t)) {
                m++;
                t++;
            } else if (star >= 0) {
                m = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (m < mask.length() && mask.charAt(m) == '*') {
            m++;
        }
        return m == mask.length();
    }
}
