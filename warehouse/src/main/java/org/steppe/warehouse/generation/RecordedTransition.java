package org.steppe.warehouse.generation;

/**
 * A transition with its file, whose digest covers it and, by way of the file before, all that went before it.
 *
 * @param isOnDisk whether the file has been written; what was found out from manifests is written by the next load
 */
public record RecordedTransition(Transition transition, FileEntry file, boolean isOnDisk) {}
