/**
 * What SDMX has its own forms for: observations and changes as SDMX-CSV, observations as SDMX-JSON, and structures as
 * {@link org.steppe.warehouse.format.sdmx.SdmxStructureMessage}.
 *
 * <p>May use {@code format}, {@code format.batch}, {@code format.text} and {@code format.row}.
 */
@NullMarked
package org.steppe.warehouse.format.sdmx;

import org.jspecify.annotations.NullMarked;
