package org.steppe.warehouse.generation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.generation.WarehouseFolder.Pointer;

/**
 * Reads the history of a warehouse. Transitions are linked from the newest to the oldest by their digests; files that
 * were read stay known. Used by one thread at a time.
 *
 * <p>Data is worth more than its history: nothing here makes a generation unreadable. Where a link is missing or
 * damaged, history begins after it. Where there is none, as in folders of older programs, it is found out from the
 * manifests, in the same way each time.
 */
public final class HistoryReader {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryReader.class);

    private final WarehouseFolder folder;
    private final Map<FileEntry, Transition> known = new HashMap<>();

    public HistoryReader(WarehouseFolder folder) {
        this.folder = folder;
    }

    /** Up to the live generation. */
    public History read(Pointer pointer, Manifest live) {
        History history = newest(pointer, live.number());
        if (!history.isEmpty() && history.last().transition().generation() == live.number()) {
            return history;
        }
        return history.append(live, history.isEmpty() ? null : findManifest(history.last()));
    }

    /** As far as it goes, when nothing says which generation is live or when that one cannot be read. */
    public History readAll(@Nullable Pointer pointer) {
        return newest(pointer, Long.MAX_VALUE);
    }

    /** Up to a generation that stands in for the one that is named as live. */
    public History readUntil(Pointer pointer, Manifest standIn) {
        History history = newest(pointer, standIn.number()).until(standIn.number());
        return history.isEmpty() ? derived(standIn.number()) : history;
    }

    private History newest(@Nullable Pointer pointer, long generation) {
        FileEntry named = pointer == null ? null : pointer.history();
        List<RecordedTransition> linked = named == null ? List.of() : follow(named);
        if (linked.isEmpty()) {
            linked = list().stream()
                    .flatMap(name -> describe(name).stream())
                    .map(this::follow)
                    .filter(found -> !found.isEmpty())
                    .findFirst()
                    .orElse(List.of());
        }
        return linked.isEmpty() ? derived(generation) : History.of(linked);
    }

    private History derived(long upTo) {
        return History.derived(folder.listManifests().stream()
                .filter(manifest -> manifest.number() <= upTo)
                .toList());
    }

    private @Nullable Manifest findManifest(RecordedTransition recorded) {
        return folder.listManifests().stream()
                .filter(manifest -> manifest.number() == recorded.transition().generation())
                .findFirst()
                .orElse(null);
    }

    /** From a file back to the first that can be read, oldest first. */
    private List<RecordedTransition> follow(FileEntry newest) {
        var found = new ArrayList<RecordedTransition>();
        FileEntry file = newest;
        while (file != null) {
            Optional<Transition> transition = find(file);
            if (transition.isEmpty()) {
                break;
            }
            found.add(new RecordedTransition(transition.get(), file, true));
            file = transition.get().previous();
        }
        return found.reversed();
    }

    private Optional<Transition> find(FileEntry file) {
        Transition transition = known.get(file);
        if (transition == null) {
            try {
                transition =
                        WarehouseFolder.parse(folder.readVerified(file), GenerationRecords::transition, file.path());
            } catch (SteppeException e) {
                LOG.warn("The history cannot be followed beyond {}", file.path(), e);
                return Optional.empty();
            }
            known.put(file, transition);
        }
        return Optional.of(transition);
    }

    /** The names of the files that are there, newest first; each holds a part of its digest. */
    private List<String> list() {
        Path parent = folder.root().resolve(WarehouseFolder.HISTORY);
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(parent)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d{6,18}-[0-9a-f]{16}\\.json"))
                    .sorted(Comparator.<String>comparingInt(name -> name.indexOf('-'))
                            .thenComparing(Comparator.naturalOrder())
                            .reversed())
                    .toList();
        } catch (IOException e) {
            LOG.warn("The history cannot be listed", e);
            return List.of();
        }
    }

    private Optional<FileEntry> describe(String name) {
        try {
            byte[] content = folder.read(WarehouseFolder.HISTORY + "/" + name);
            String digest = Digests.of(content);
            return digest.startsWith(name.substring(name.indexOf('-') + 1, name.indexOf('.')))
                    ? Optional.of(new FileEntry(WarehouseFolder.HISTORY + "/" + name, content.length, digest))
                    : Optional.empty();
        } catch (SteppeException unreadable) {
            return Optional.empty();
        }
    }
}
