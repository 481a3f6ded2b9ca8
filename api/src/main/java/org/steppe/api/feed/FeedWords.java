package org.steppe.api.feed;

import org.jspecify.annotations.Nullable;
import org.steppe.api.dataset.ChangeWords;
import org.steppe.api.http.LabelText;
import org.steppe.warehouse.generation.ChangeCounts;
import org.steppe.warehouse.generation.DatasetTransition;

/** What happened, for people. */
final class FeedWords {

    private FeedWords() {}

    static LabelText summary(FeedEntry entry) {
        DatasetTransition dataset = entry.dataset();
        return switch (entry.type()) {
            case CATALOGUE -> new LabelText("代码表、名称或出版物目录有变", "Codelists, labels or the list of publications changed");
            case WITHDRAWN -> new LabelText("数据集已撤回", "The dataset was withdrawn");
            case PUBLISHED -> counts(dataset);
            case RESTORED -> restored(dataset);
        };
    }

    private static LabelText counts(@Nullable DatasetTransition dataset) {
        ChangeCounts changes = dataset == null ? null : dataset.changes();
        return changes == null ? new LabelText("变化未计数", "What changed was not counted") : ChangeWords.of(changes);
    }

    private static LabelText restored(@Nullable DatasetTransition dataset) {
        LabelText counts = counts(dataset);
        if (dataset == null || dataset.before() == null) {
            return new LabelText("数据集已恢复：" + counts.zh(), "The dataset is back: " + counts.en());
        }
        return new LabelText(
                "从" + dataset.before() + "回到" + dataset.after() + "：" + counts.zh(),
                "From " + dataset.before() + " back to " + dataset.after() + ": " + counts.en());
    }

    /** What an entry is about, in one line. */
    static LabelText title(FeedEntry entry) {
        DatasetTransition dataset = entry.dataset();
        if (dataset == null) {
            return new LabelText("目录", "Catalogue");
        }
        String name = dataset.dataset() + (dataset.after() == null ? "" : " " + dataset.after());
        return new LabelText(name, name);
    }
}
