/**
 * The command line: {@code load}, {@code check}, {@code versions} and {@code rollback}. Results go to standard output,
 * progress and complaints to standard error, and the exit code tells scripts how it ended.
 *
 * <p>Uses {@code load} and {@code issue}, and the warehouse by its doors.
 */
@NullMarked
package org.steppe.etl.command;

import org.jspecify.annotations.NullMarked;
