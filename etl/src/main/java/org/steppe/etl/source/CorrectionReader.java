package org.steppe.etl.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.steppe.etl.issue.IssueLog;

/** Reads {@code corrections/*.yaml}. */
final class CorrectionReader {

    private static final String ACTION = "'leave-out', or 'replace:' with the columns that change below it";

    private final IssueLog issues;

    CorrectionReader(IssueLog issues) {
        this.issues = issues;
    }

    List<Correction> read(List<SourceFile> files) {
        var corrections = new ArrayList<Correction>();
        for (SourceFile file : files) {
            Optional<YamlNode.Mapping> mapping = YamlFile.read(file, issues);
            if (mapping.isPresent()) {
                read(file, new YamlMembers(file, mapping.get(), issues)).ifPresent(corrections::add);
            }
        }
        return corrections;
    }

    private Optional<Correction> read(SourceFile file, YamlMembers members) {
        members.allow("id", "source", "match", "what", "why", "action");
        String id = members.text("id");
        if (!file.name().equals("corrections/" + id + ".yaml")) {
            members.invalid("id", id, "the name of the file without '.yaml'");
        }
        String source = members.text("source");
        String what = members.text("what");
        String why = members.text("why");
        Optional<Map<String, String>> match = members.members("match").map(CorrectionReader::cells);
        Optional<Correction.Action> action = action(members);
        if (match.isEmpty() || action.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Correction(id, source, match.get(), what, why, action.get(), new Place(file.name(), 1)));
    }

    private static Optional<Correction.Action> action(YamlMembers members) {
        if (members.isMapping("action")) {
            Optional<YamlMembers> action = members.members("action");
            action.ifPresent(found -> found.allow("replace"));
            return action.flatMap(found -> found.members("replace"))
                    .map(CorrectionReader::cells)
                    .map(Correction.Action.Replace::new);
        }
        String action = members.text("action");
        if (action.equals("leave-out")) {
            return Optional.of(new Correction.Action.LeaveOut());
        }
        members.invalid("action", action, ACTION);
        return Optional.empty();
    }

    private static Map<String, String> cells(YamlMembers members) {
        members.allow(FigureReader.COLUMNS.toArray(String[]::new));
        var cells = new LinkedHashMap<>(members.allTexts());
        cells.keySet().retainAll(FigureReader.COLUMNS);
        return cells;
    }
}
