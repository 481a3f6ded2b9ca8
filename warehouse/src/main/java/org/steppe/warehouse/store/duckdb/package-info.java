/**
 * The warehouse on DuckDB files. {@link org.steppe.warehouse.store.duckdb.DuckDbStores} is the one public door. JDBC and
 * jOOQ are used here and nowhere else.
 */
@NullMarked
package org.steppe.warehouse.store.duckdb;

import org.jspecify.annotations.NullMarked;
