/** Tests and shared fixtures of the DuckDB store. */
@NullMarked
package org.steppe.warehouse.store.series;

import org.jspecify.annotations.NullMarked;
