/**
 * Values and what belongs to them: keys, periods, figures as publications printed them, and the publications.
 *
 * <p>May use {@code structure}; nothing here knows how values are stored or sent.
 */
@NullMarked
package org.steppe.warehouse.observation;

import org.jspecify.annotations.NullMarked;
