package org.steppe.warehouse.format;

/**
 * What readers choose about single formats; the others pass it over.
 *
 * @param codec of the messages within Arrow
 * @param labels what stands for a code in SDMX-CSV; other formats take it from the layout
 * @param keys columns with keys in SDMX-CSV
 */
public record FormatOptions(ArrowCodec codec, LabelMode labels, SdmxKeys keys) {

    public static final FormatOptions USUAL = new FormatOptions(ArrowCodec.NONE, LabelMode.CODE, SdmxKeys.NONE);

    public FormatOptions codec(ArrowCodec newCodec) {
        return new FormatOptions(newCodec, labels, keys);
    }

    public FormatOptions labels(LabelMode newLabels) {
        return new FormatOptions(codec, newLabels, keys);
    }
}
