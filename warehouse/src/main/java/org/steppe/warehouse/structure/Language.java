package org.steppe.warehouse.structure;

/** The languages in which every label exists. */
public enum Language {
    ZH,
    EN
}
