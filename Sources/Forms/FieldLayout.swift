/// Where and how a question stands on the page; no answer depends on it.
package struct FieldLayout: Sendable, Hashable {
    /// nil for the form's own.
    package var labelPosition: LabelPosition?
    /// Columns of twelve, 1 to 12, which small screens stack.
    package var width: Int
    /// Whether small screens show it.
    package var onMobile: Bool
    /// Whether large screens show it.
    package var onDesktop: Bool
    /// Whether radio buttons and checkboxes stand beside each other.
    package var isHorizontal: Bool
    /// nil for none.
    package var animation: Animation?

    /// The layout of a field that says nothing about it: whole lines, everywhere.
    package init(
        labelPosition: LabelPosition? = nil, width: Int = 12, onMobile: Bool = true, onDesktop: Bool = true,
        isHorizontal: Bool = false, animation: Animation? = nil
    ) {
        self.labelPosition = labelPosition
        self.width = width
        self.onMobile = onMobile
        self.onDesktop = onDesktop
        self.isHorizontal = isHorizontal
        self.animation = animation
    }
}

extension FieldLayout {
    /// Columns of twelve below which a field has no room for a label beside its control.
    package static let leastWidthForLabels = 8

    /// Where the label stands.
    /// - Parameter position: of labels whose fields say nothing of it.
    package func position(of position: LabelPosition) -> LabelPosition {
        let position = labelPosition ?? position
        return position.isBeside && width < Self.leastWidthForLabels ? .top : position
    }
}

/// Where a question stands beside its control.
package enum LabelPosition: String, Sendable, Hashable, CaseIterable {
    /// Above it.
    case top
    /// Nowhere to see; screen readers say it all the same.
    case none
    /// At the side where lines begin: on the right of a page that runs from right to left.
    case left
    /// At the other side.
    case right

    /// Whether it takes room from the control.
    package var isBeside: Bool { self == .left || self == .right }
}
