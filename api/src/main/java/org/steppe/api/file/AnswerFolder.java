package org.steppe.api.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of answers. Files are made in a work folder of this process and get their names when they are complete, so
 * that nobody ever sees a part of one. Several processes may share it: each locks the work folder it has, and one that is
 * not locked was left by a process that is no more.
 *
 * <pre>
 * work-{id}.lock              locked while its process lives
 * work-{id}/                  files in the making
 * {ab}/{key}.{making}.{ext}   complete ones, by the first letters of their keys
 * </pre>
 */
final class AnswerFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerFolder.class);

    private static final String WORK = "work-";
    private static final String LOCK = ".lock";
    private static final int LETTERS = 2;

    private final Path root;
    private @Nullable Workplace workplace;

    private record Workplace(Path folder, Path lockFile, FileChannel lock) {}

    AnswerFolder(Path root) {
        this.root = root;
    }

    /** A name for a file in the making that nothing else has. */
    Path begin() throws IOException {
        return workplace().folder().resolve(UUID.randomUUID().toString());
    }

    private synchronized Workplace workplace() throws IOException {
        Workplace known = workplace;
        if (known != null && Files.isDirectory(known.folder())) {
            return known;
        }
        Files.createDirectories(root);
        String id = WORK + UUID.randomUUID();
        Path lockFile = root.resolve(id + LOCK);
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            channel.lock();
            Path folder = Files.createDirectory(root.resolve(id));
            if (known != null) {
                leave(known);
            }
            var opened = new Workplace(folder, lockFile, channel);
            workplace = opened;
            return opened;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Gives a complete file its name.
     *
     * @param time of its first use
     */
    KeptAnswer keep(Path complete, String key, String extension, long time) throws IOException {
        String making = UUID.randomUUID().toString().substring(0, 8);
        Path target = folderOf(key).resolve(key + "." + making + "." + extension);
        Files.createDirectories(folderOf(key));
        long bytes = Files.size(complete);
        Files.setLastModifiedTime(complete, FileTime.fromMillis(time));
        Files.move(complete, target, StandardCopyOption.ATOMIC_MOVE);
        return new KeptAnswer(target, key, making, bytes, time);
    }

    private Path folderOf(String key) {
        return root.resolve(key.substring(0, LETTERS));
    }

    /** A file that this process or another one kept. */
    Optional<KeptAnswer> find(String key) {
        return list(folderOf(key)).stream()
                .filter(answer -> answer.key().equals(key))
                .findFirst();
    }

    /** All complete files. */
    List<KeptAnswer> listAll() {
        var all = new ArrayList<KeptAnswer>();
        for (Path folder : children(root)) {
            if (String.valueOf(folder.getFileName()).length() == LETTERS) {
                all.addAll(list(folder));
            }
        }
        return all;
    }

    private static List<KeptAnswer> list(Path folder) {
        var answers = new ArrayList<KeptAnswer>();
        for (Path file : children(folder)) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                KeptAnswer.of(
                                file,
                                attributes.size(),
                                attributes.lastModifiedTime().toMillis())
                        .filter(answer -> attributes.isRegularFile())
                        .ifPresent(answers::add);
            } catch (IOException gone) {
                LOG.debug("{} disappeared", file, gone);
            }
        }
        return answers;
    }

    /** Notes for all processes that a file was used. */
    void touch(KeptAnswer answer, long time) {
        try {
            Files.setLastModifiedTime(answer.path(), FileTime.fromMillis(time));
        } catch (IOException readOnly) {
            LOG.debug("The use of {} could not be noted", answer.path(), readOnly);
        }
    }

    void delete(KeptAnswer answer) {
        delete(answer.path());
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} could not be deleted", file, e);
        }
    }

    /** Removes what processes left that ended without doing so. */
    void sweep() {
        for (Path folder : children(root)) {
            String name = String.valueOf(folder.getFileName());
            if (name.startsWith(WORK) && !name.endsWith(LOCK)) {
                sweep(folder, root.resolve(name + LOCK));
            }
        }
    }

    private static void sweep(Path folder, Path lockFile) {
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                @Nullable FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return;
            }
            clear(folder);
            delete(lockFile);
        } catch (OverlappingFileLockException ownProcess) {
            LOG.debug("{} is in use by this process", folder, ownProcess);
        } catch (NoSuchFileException unlocked) {
            clear(folder);
        } catch (IOException e) {
            LOG.warn("{} could not be swept", folder, e);
        }
    }

    private static void clear(Path folder) {
        children(folder).forEach(AnswerFolder::delete);
        delete(folder);
    }

    private static List<Path> children(Path folder) {
        var children = new ArrayList<Path>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(children::add);
        } catch (NoSuchFileException | NotDirectoryException none) {
            LOG.debug("{} is no folder", folder, none);
        } catch (IOException | DirectoryIteratorException | UncheckedIOException e) {
            LOG.warn("{} cannot be listed", folder, e);
        }
        return children;
    }

    private static void leave(Workplace left) {
        clear(left.folder());
        delete(left.lockFile());
        try {
            left.lock().close();
        } catch (IOException e) {
            LOG.warn("{} could not be unlocked", left.lockFile(), e);
        }
    }

    /** Complete files stay. */
    @Override
    public synchronized void close() {
        if (workplace != null) {
            leave(workplace);
            workplace = null;
        }
    }

    /** Leaves nothing at all. */
    void closeAndRemove() {
        close();
        listAll().forEach(this::delete);
        children(root).forEach(AnswerFolder::delete);
        delete(root);
    }
}
