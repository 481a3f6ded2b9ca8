/**
 * What can be described before a single value is known: codes and codelists, the dimensions and attributes of a
 * dataset, labels in Chinese and English. The words are those of the SDMX information model.
 *
 * <p>Every other package may use this one; it uses none of them.
 */
@NullMarked
package org.steppe.warehouse.structure;

import org.jspecify.annotations.NullMarked;
