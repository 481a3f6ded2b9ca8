package org.steppe.warehouse.format.sheet;

import org.steppe.warehouse.structure.Language;

/** What a workbook says in words of its own. */
enum AboutWords {
    DATA("数据", "Data"),
    ABOUT("说明", "About"),
    DATASET("数据集", "Dataset"),
    VERSION("版本", "Version"),
    PUBLISHED("发布日期", "Published"),
    AS_OF("数据截至", "As of"),
    ADDRESS("查询地址", "Address of the query"),
    NEXT_PAGE("下一页地址", "Address of the next page"),
    LICENCE("许可", "Licence"),
    CITATION("引用方式", "How to cite"),
    WARNING("提示", "Warning"),
    COLUMNS("列", "Columns"),
    NAME("列名", "Name"),
    MEANING("含义", "Meaning"),
    SOURCES("数据来源", "Sources"),
    ID("编号", "Id"),
    TITLE("标题", "Title"),
    PUBLISHER("发布机构", "Publisher"),
    WEB_ADDRESS("网址", "Web address");

    private final String zh;
    private final String en;

    AboutWords(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    String in(Language language) {
        return switch (language) {
            case ZH -> zh;
            case EN -> en;
        };
    }
}
