@NullMarked
package org.steppe.warehouse.trail;

import org.jspecify.annotations.NullMarked;
