/**
 * The model of statistics, its query and its stores. Used by etl and api; uses neither.
 */
@NullMarked
package org.steppe.warehouse;

import org.jspecify.annotations.NullMarked;
