package org.steppe.warehouse.structure;

/**
 * A published subject: what readers and URLs call a dataset.
 *
 * @param id lower case with hyphens, for instance {@code port-freight}
 */
public record Dataflow(String id, Label title, Label description, DataStructure structure) {}
