/// What browsers make of an attribute's value, by its name in lower case.
enum AttributeUse {
    case text
    /// An address (HTML §4, “valid URL”), so that it could be one that runs a script.
    case address
    /// A list of addresses with sizes.
    case sourceSet
    /// An event handler.
    case script
    case style
    /// A whole document.
    case document
    /// An instruction to the browser that is otherwise in a response's head.
    case httpHead
    /// What an SVG animation sets another attribute to, which may be an address.
    case animation

    /// - Parameters:
    ///   - name: the attribute's.
    ///   - element: the tag's, in lower case.
    init(_ name: String, of element: String) {
        switch name {
        case "to", "from", "by",
            "values" where ["set", "animate"].contains(element):
            self = .animation
        case "href", "src", "action", "formaction", "poster", "cite", "data", "manifest", "ping", "background",
            "xlink:href", "longdesc", "codebase", "classid", "archive", "profile", "icon", "lowsrc", "dynsrc",
            "attributionsrc", "xml:base":
            self = .address
        case "srcset", "imagesrcset": self = .sourceSet
        case "style": self = .style
        case "srcdoc": self = .document
        case "http-equiv": self = .httpHead
        default: self = name.hasPrefix("on") ? .script : .text
        }
    }
}
