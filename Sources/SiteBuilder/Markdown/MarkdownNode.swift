import CCMarkGFM

/// A node of cmark-gfm's tree, which must not outlive its `MarkdownTree`.
struct MarkdownNode {
    let pointer: OpaquePointer

    var type: cmark_node_type { cmark_node_get_type(pointer) }
    /// Whether it is a block, and no part of a line.
    var isBlock: Bool {
        Int(type.rawValue) & Int(CMARK_NODE_TYPE_MASK) == Int(CMARK_NODE_TYPE_BLOCK)
    }
    /// For the nodes of extensions, whose types are no constants.
    var typeName: String { String(cString: cmark_node_get_type_string(pointer)) }
    var literal: String { cmark_node_get_literal(pointer).map { String(cString: $0) } ?? "" }
    var address: String { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }
    var title: String { cmark_node_get_title(pointer).map { String(cString: $0) } ?? "" }
    /// The words after the fence of a block of code.
    var info: String { cmark_node_get_fence_info(pointer).map { String(cString: $0) } ?? "" }
    var level: Int { Int(cmark_node_get_heading_level(pointer)) }
    var firstChild: MarkdownNode? { cmark_node_first_child(pointer).map(MarkdownNode.init) }
    var parent: MarkdownNode? { cmark_node_parent(pointer).map(MarkdownNode.init) }
    /// Counted from 1 within the text that was parsed; 0 where cmark-gfm does not know.
    var line: Int { Int(cmark_node_get_start_line(pointer)) }
    /// Counted from 1, in bytes.
    var column: Int { Int(cmark_node_get_start_column(pointer)) }

    func setAddress(_ address: String) { cmark_node_set_url(pointer, address) }

    func setLiteral(_ literal: String) { cmark_node_set_literal(pointer, literal) }

    func remove() {
        cmark_node_unlink(pointer)
        cmark_node_free(pointer)
    }

    /// A node that is rendered as the HTML before and after its children.
    static func custom(_ type: cmark_node_type, _ before: String, _ after: String = "") -> MarkdownNode? {
        guard let pointer = cmark_node_new(type) else { return nil }
        cmark_node_set_on_enter(pointer, before)
        cmark_node_set_on_exit(pointer, after)
        return MarkdownNode(pointer: pointer)
    }

    /// Puts HTML of our own in this node's place.
    func replace(_ type: cmark_node_type, by html: String) {
        guard let node = Self.custom(type, html), cmark_node_replace(pointer, node.pointer) == 1 else { return }
        cmark_node_free(pointer)
    }

    /// Puts HTML of our own before the first child.
    func begin(with html: String) {
        guard let node = Self.custom(CMARK_NODE_CUSTOM_INLINE, html) else { return }
        if cmark_node_prepend_child(pointer, node.pointer) == 0 { cmark_node_free(node.pointer) }
    }

    /// Puts a node around this one.
    func wrap(_ type: cmark_node_type, _ before: String, _ after: String) {
        guard let node = Self.custom(type, before, after) else { return }
        guard cmark_node_insert_before(pointer, node.pointer) == 1 else { return cmark_node_free(node.pointer) }
        cmark_node_append_child(node.pointer, pointer)
    }

    /// Puts the children into a node with HTML of our own, which takes this one's place.
    func unwrap(_ type: cmark_node_type, _ before: String = "", _ after: String = "") {
        guard let node = Self.custom(type, before, after) else { return }
        guard cmark_node_insert_before(pointer, node.pointer) == 1 else { return cmark_node_free(node.pointer) }
        while let child = firstChild {
            if cmark_node_append_child(node.pointer, child.pointer) == 0 { child.remove() }
        }
        remove()
    }

    /// The words in the node, without any markup.
    var text: String {
        var bytes: [UInt8] = []
        MarkdownTree.walk(pointer) { node in node.appendText(to: &bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What stands for a picture, as cmark-gfm writes it: raw HTML is words there.
    var alternative: String {
        var text = ""
        MarkdownTree.walk(pointer) { node in
            switch node.type {
            case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE: text += node.literal
            case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: text += " "
            default: break
            }
        }
        return text
    }

    /// Whether it is a part of what stands for a picture.
    var isInPicture: Bool {
        var outer = parent
        while let node = outer, !node.isBlock {
            if node.type == CMARK_NODE_IMAGE { return true }
            outer = node.parent
        }
        return false
    }

    /// Adds the node's own words, without those of its children.
    func appendText(to bytes: inout [UInt8]) {
        switch type {
        case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_CODE_BLOCK:
            guard let literal = cmark_node_get_literal(pointer) else { return }
            literal.withMemoryRebound(to: UInt8.self, capacity: 1) { start in
                var end = start
                while end.pointee != 0 { end += 1 }
                bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: end - start))
            }
        case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: bytes.append(UInt8(ascii: " "))
        default: break
        }
    }
}
