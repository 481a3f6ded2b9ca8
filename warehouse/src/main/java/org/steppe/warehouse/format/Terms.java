package org.steppe.warehouse.format;

import java.util.Map;
import org.steppe.warehouse.structure.Label;
import org.steppe.warehouse.structure.Language;

/** Under which terms figures are passed on and how they are cited: the words that every answer and file uses. */
public final class Terms {

    /** Where readers of the service find these words, and what each publication says itself. */
    public static final String ADDRESS = "/v1/licence";

    /** What holds for the figures; the service does not know more than the publications say. */
    public static final Label DATA = new Label(
            "数字归其发布者所有。出版物写明使用条件的，与该出版物一并列出；未写明的，本服务无从授权。" + "引用数字时请注明刊载它的出版物。代码、代码表和数据编排依 Apache License 2.0 提供",
            "The figures belong to those who published them. Where a publication states terms, they are told with it;"
                    + " where it states none, this service cannot grant any. Cite the publication with the figure."
                    + " Code, codelists and the arrangement of the data are under the Apache License 2.0");

    /** What holds for code, codelists and the arrangement of the data, as an SPDX id. */
    public static final String SOFTWARE = "Apache-2.0";

    public static final Label CITATION = new Label(
            "发布者，标题，发布日期；经由 Steppe，数据集与版本号",
            "Publisher, title, date of publication; by way of Steppe, dataset and version");

    private Terms() {}

    /** For formats that carry pairs of texts in no language of their own. */
    public static Map<String, String> metadata() {
        return metadata(Language.EN);
    }

    /** For formats with texts for people. */
    public static Map<String, String> metadata(Language language) {
        return Map.of("licence", DATA.in(language) + " (" + ADDRESS + ")", "citation", CITATION.in(language));
    }
}
