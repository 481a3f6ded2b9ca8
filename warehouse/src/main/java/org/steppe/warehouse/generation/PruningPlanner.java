package org.steppe.warehouse.generation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.generation.PruningPlan.LostFile;
import org.steppe.warehouse.generation.PruningPlan.Version;
import org.steppe.warehouse.query.DatasetVersion;

/** Finds out what pruning would drop. Used by the holder of the lock, so that nothing changes meanwhile. */
final class PruningPlanner {

    private static final List<String> FOLDERS = List.of("catalogues", "datasets", "documents");

    private final WarehouseFolder folder;
    private final Manifest live;
    private final List<Manifest> complete;
    private final Map<String, Set<DatasetVersion>> kept = new TreeMap<>();

    /** @param complete every generation that is on disk whole, the live one among them */
    PruningPlanner(WarehouseFolder folder, Manifest live, List<Manifest> complete) {
        this.folder = folder;
        this.live = live;
        this.complete = List.copyOf(complete);
    }

    /**
     * @param number of the generation that takes the place of the live one
     * @param now when it is made
     */
    PruningPlan plan(Retention retention, long number, Instant now) {
        Map<String, SortedMap<DatasetVersion, VersionEntry>> all = versions();
        var dropped = new ArrayList<Version>();
        var staying = new ArrayList<Version>();
        all.forEach((dataset, versions) -> {
            Set<DatasetVersion> chosen = choose(dataset, versions, retention);
            kept.put(dataset, chosen);
            versions.forEach((version, entry) ->
                    (chosen.contains(version) ? staying : dropped).add(new Version(dataset, entry)));
        });
        Optional<Manifest> trimmedLive = trim(live, live.number(), live.createdAt());
        Manifest successor = trimmedLive.filter(live::equals).isPresent()
                ? null
                : trim(live, number, now).orElseThrow(() -> new IllegalStateException("The live versions stay"));
        var generations = new ArrayList<Long>();
        var rewritten = new ArrayList<Manifest>();
        var remaining = new ArrayList<Manifest>();
        remaining.add(successor == null ? live : successor);
        for (Manifest manifest : complete) {
            if (manifest.number() == live.number()) {
                continue;
            }
            Optional<Manifest> trimmed = trim(manifest, manifest.number(), manifest.createdAt());
            if (trimmed.isEmpty()) {
                generations.add(manifest.number());
            } else {
                remaining.add(trimmed.get());
                if (!trimmed.get().equals(manifest)) {
                    rewritten.add(trimmed.get());
                }
            }
        }
        return new PruningPlan(live, successor, dropped, staying, generations, rewritten, lostFiles(needed(remaining)));
    }

    private Map<String, SortedMap<DatasetVersion, VersionEntry>> versions() {
        var all = new TreeMap<String, SortedMap<DatasetVersion, VersionEntry>>();
        for (Manifest manifest : complete) {
            for (DatasetEntry dataset : manifest.datasets()) {
                for (VersionEntry version : dataset.versions()) {
                    all.computeIfAbsent(dataset.dataset(), id -> new TreeMap<>())
                            .put(version.version(), version);
                }
            }
        }
        return all;
    }

    private Set<DatasetVersion> choose(
            String dataset, SortedMap<DatasetVersion, VersionEntry> versions, Retention retention) {
        Set<DatasetVersion> chosen = versions.reversed().keySet().stream()
                .limit(retention.versions())
                .collect(Collectors.toCollection(HashSet::new));
        versions.values().stream()
                .filter(version -> !retention.isOldEnough(version))
                .map(VersionEntry::version)
                .forEach(chosen::add);
        live.datasets().stream()
                .filter(entry -> entry.dataset().equals(dataset))
                .map(entry -> entry.latest().version())
                .forEach(chosen::add);
        return chosen;
    }

    /** A generation without the versions that go; empty when one of them is what it shows. */
    private Optional<Manifest> trim(Manifest manifest, long number, Instant createdAt) {
        var datasets = new ArrayList<DatasetEntry>();
        for (DatasetEntry dataset : manifest.datasets()) {
            Set<DatasetVersion> chosen = kept.getOrDefault(dataset.dataset(), Set.of());
            if (!chosen.contains(dataset.latest().version())) {
                return Optional.empty();
            }
            datasets.add(new DatasetEntry(
                    dataset.dataset(),
                    dataset.versions().stream()
                            .filter(version -> chosen.contains(version.version()))
                            .toList()));
        }
        return Optional.of(new Manifest(number, createdAt, datasets, manifest.catalogue()));
    }

    /** Files of what remains, and of generations that are damaged: somebody may repair those. */
    private Set<String> needed(List<Manifest> remaining) {
        Set<Long> known = complete.stream().map(Manifest::number).collect(Collectors.toSet());
        Stream<Manifest> damaged = listReadable().stream().filter(manifest -> !known.contains(manifest.number()));
        return Stream.concat(remaining.stream().flatMap(this::filesOf), damaged.flatMap(this::filesOf))
                .map(FileEntry::path)
                .collect(Collectors.toSet());
    }

    private Stream<FileEntry> filesOf(Manifest manifest) {
        var files = new ArrayList<FileEntry>();
        files.add(manifest.catalogue());
        for (DatasetEntry dataset : manifest.datasets()) {
            for (VersionEntry version : dataset.versions()) {
                files.add(version.data());
                files.add(version.description());
                version.files().forEach(file -> files.add(file.file()));
                FileEntry vintages = version.vintages();
                if (vintages != null) {
                    files.add(vintages);
                }
            }
        }
        files.addAll(documentsOf(manifest));
        return files.stream();
    }

    private List<FileEntry> documentsOf(Manifest manifest) {
        try {
            FileEntry catalogue = manifest.catalogue();
            return List.copyOf(WarehouseFolder.parse(
                            folder.readVerified(catalogue), GenerationRecords::catalogue, catalogue.path())
                    .documents()
                    .values());
        } catch (SteppeException damaged) {
            return List.of();
        }
    }

    private List<Manifest> listReadable() {
        var found = new ArrayList<Manifest>();
        for (String path : list("manifests")) {
            try {
                found.add(WarehouseFolder.parse(folder.read(path), GenerationRecords::manifest, path));
            } catch (SteppeException damaged) {
                // It names no files that could be kept for it.
            }
        }
        return found;
    }

    private List<LostFile> lostFiles(Set<String> needed) {
        return FOLDERS.stream()
                .flatMap(name -> list(name).stream())
                .filter(path -> !needed.contains(path))
                .map(path -> new LostFile(path, size(path)))
                .sorted(Comparator.comparing(LostFile::path))
                .toList();
    }

    private long size(String path) {
        try {
            return Files.size(folder.root().resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Paths of all files below a folder, relative to the warehouse. */
    private List<String> list(String name) {
        Path top = folder.root().resolve(name);
        if (!Files.isDirectory(top)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(top)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.root().relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
