/// How a form looks, when it is open and what follows it.
package struct FormOptions: Sendable, Hashable {
    /// Which fields are told from the others.
    package enum Mark: String, Sendable, Hashable, CaseIterable {
        /// Those that need an answer.
        case required
        /// Those that may be left empty.
        case optional
        /// None of them.
        case none
    }

    /// Where the button that sends stands.
    package enum SubmitPosition: String, Sendable, Hashable, CaseIterable {
        /// At the side where lines begin, in the middle, or at the other side.
        case left, center, right
    }

    /// What follows when a submission was stored.
    package enum OnSuccess: Sendable, Hashable {
        /// The ticket's page, with the form's message above it.
        case message
        /// The form again, empty, with a line that says so.
        case nothing
        /// Another page of the same origin, by its path.
        case redirect(String)
    }

    /// Where labels stand whose fields say nothing of it.
    package var labelPosition: LabelPosition
    /// Which fields are marked.
    package var mark: Mark
    /// How they are marked; nil for the interface's own words.
    package var markText: String?
    /// Where the button that sends stands.
    package var submitPosition: SubmitPosition
    /// What follows a submission.
    package var onSuccess: OnSuccess
    /// When the form opens, in milliseconds since 1970; nil for a form that was always open.
    package var opens: Int64?
    /// From when on it is closed; nil for never.
    package var closes: Int64?

    /// The options of a form that says nothing of them.
    package init(
        labelPosition: LabelPosition = .top, mark: Mark = .required, markText: String? = nil,
        submitPosition: SubmitPosition = .left, onSuccess: OnSuccess = .message, opens: Int64? = nil,
        closes: Int64? = nil
    ) {
        self.labelPosition = labelPosition
        self.mark = mark
        self.markText = markText
        self.submitPosition = submitPosition
        self.onSuccess = onSuccess
        self.opens = opens
        self.closes = closes
    }

    /// Whether the form takes submissions at a time.
    /// - Parameter now: milliseconds since 1970.
    package func isOpen(at now: Int64) -> Bool {
        (opens ?? .min) <= now && now < (closes ?? .max)
    }
}
