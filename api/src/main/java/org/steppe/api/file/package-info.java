/**
 * Answers that are files: they have a length and an entity tag, and any part of them can be had. {@link
 * org.steppe.api.file.AnswerFiles} keeps computed ones, {@link org.steppe.api.file.FileAnswers} sends them, from the disk
 * to the socket without a detour through this program.
 *
 * <p>Uses {@code api.http}, {@code api.error} and {@code api.dataset}.
 */
@NullMarked
package org.steppe.api.file;

import org.jspecify.annotations.NullMarked;
