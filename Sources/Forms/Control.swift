/// How a question is asked, with the constraints of HTML §4.10.5 that its kind of input has.
package enum Control: Sendable, Hashable {
    /// `input type=text`
    case text(TextConstraints)
    /// `input type=email`; `multiple` for addresses with commas between them.
    case email(TextConstraints, multiple: Bool = false)
    /// `input type=tel`
    case telephone(TextConstraints)
    /// `input type=url`
    case url(TextConstraints)
    /// `textarea`; `rows` is its height in lines, 1 to 100.
    case longText(TextConstraints, rows: Int)
    /// `input type=number`, for whole numbers and decimals alike: the step tells them apart.
    case number(NumberConstraints)
    /// `input type=checkbox`; `value` is what it stores when it is ticked.
    case checkbox(value: String)
    /// `input type=checkbox`, one for each option.
    case checkboxes([Option])
    /// `input type=date`, `datetime-local` or `time`.
    case temporal(TemporalConstraints)
    /// `input type=radio`, one for each option.
    case radio([Option])
    /// `select`
    case selection([Option])
    /// `input type=file`
    case file(FileConstraints)
    /// No control: the answer comes from the schema.
    case hidden
}

/// The lengths that a text may have (HTML §4.10.5.3.1), and its form.
package struct TextConstraints: Sendable, Hashable {
    /// In UTF-16 code units; an empty text is never too short.
    package var minLength: Int?
    /// In UTF-16 code units.
    package var maxLength: Int?
    /// What the whole of a text has to look like; nil for anything.
    package var pattern: Pattern?
    /// What to say of a text that does not match the pattern; nil for the interface's own words.
    package var patternMessage: String?

    /// Constraints of the given lengths and form; nil for no limit.
    package init(minLength: Int? = nil, maxLength: Int? = nil, pattern: Pattern? = nil, patternMessage: String? = nil) {
        self.minLength = minLength
        self.maxLength = maxLength
        self.pattern = pattern
        self.patternMessage = patternMessage
    }
}

/// The range and granularity that a number may have (HTML §4.10.5.1.12).
///
/// The texts are kept as the schema has them, so that a page and a message say `0.10` where the schema does.
package struct NumberConstraints: Sendable, Hashable {
    /// The least number that passes, from which steps count then (HTML §4.10.5.3.8); nil for none.
    package var min: String?
    /// The greatest number that passes; nil for none.
    package var max: String?
    /// nil for `any`.
    package var step: String?

    /// Constraints whose step is 1 where none is given, as in HTML.
    package init(min: String? = nil, max: String? = nil, step: String? = "1") {
        self.min = min
        self.max = max
        self.step = step
    }
}

/// One of several answers to choose from.
package struct Option: Sendable, Hashable {
    /// What is sent and stored; unique within a field, never empty.
    package var value: String
    /// What the customer reads.
    package var label: String
    /// The heading in a `select` under which it stands with its neighbours (`optgroup`); nil for none.
    package var group: String?

    /// An answer that reads as its value where `label` is nil.
    package init(value: String, label: String? = nil, group: String? = nil) {
        self.value = value
        self.label = label ?? value
        self.group = group
    }
}
