@NullMarked
package org.steppe.warehouse.generation;

import org.jspecify.annotations.NullMarked;
