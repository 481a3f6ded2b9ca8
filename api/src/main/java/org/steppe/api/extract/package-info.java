/**
 * What belongs beside an extract: the description of its table (CSVW), its data package (Frictionless), and how to cite
 * it. Each takes the parameters of the observations that it is about, read by the same reader.
 *
 * <p>Uses {@code api.data} for selections and addresses, {@code api.http} and {@code api.error}.
 */
@NullMarked
package org.steppe.api.extract;

import org.jspecify.annotations.NullMarked;
