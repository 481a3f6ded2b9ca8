package org.steppe.warehouse.store.duckdb;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.Codelist;

/** The places of codes in their codelist, and which of them were seen. Used by one thread. */
final class CodeUse {

    private final String codelist;
    private final List<String> codes;
    private final Map<String, Integer> positions = new HashMap<>();
    private final BitSet seen = new BitSet();

    CodeUse(Codelist codelist) {
        this(codelist.id(), codelist.listCodes().stream().map(Code::id).toList());
    }

    CodeUse(String codelist, List<String> codes) {
        this.codelist = codelist;
        this.codes = codes;
        for (int i = 0; i < codes.size(); i++) {
            positions.put(codes.get(i), i);
        }
    }

    /** @throws IllegalArgumentException when the codelist has no such code */
    int see(String code) {
        Integer position = positions.get(code);
        if (position == null) {
            throw new IllegalArgumentException("Codelist " + codelist + " has no code '" + code + "'");
        }
        seen.set(position);
        return position;
    }

    String codeAt(int position) {
        return codes.get(position);
    }

    /** Seen codes in codelist order. */
    List<String> listSeen() {
        var found = new ArrayList<String>();
        seen.stream().forEach(position -> found.add(codes.get(position)));
        return found;
    }
}
