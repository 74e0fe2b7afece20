import Templates
import Testing

@testable import SiteBuilder

@Suite("The message of a form")
struct MessageLinksTests {
    private static func html(_ text: String) -> String {
        Markdown.message(text, places: ["order", "number"]).source
    }

    @Test(
        "has places in the addresses of its links, behind a path or a host that stands fast",
        arguments: [
            ("[a](/orders/{order})", "<p><a href=\"/orders/{%order}\">a</a></p>\n"),
            (
                "[{order}](/o?a={order}&b={number} \"T {order}\")",
                "<p><a href=\"/o?a={%order}&amp;b={%number}\" title=\"T {order}\">{order}</a></p>\n"
            ),
            (
                "<https://shop.example/{number}>",
                "<p><a href=\"https://shop.example/{%number}\">https://shop.example/{number}</a></p>\n"
            ),
            ("![a](/p/{order}.png)", "<p><img src=\"/p/{%order}.png\" alt=\"a\" /></p>\n"),
            ("[a](/o/{other})", "<p><a href=\"/o/%7Bother%7D\">a</a></p>\n"),
        ])
    func filled(text: String, html: String) {
        #expect(Self.html(text) == html)
    }

    @Test(
        "has none where an answer could be the host, or could let slashes meet",
        arguments: [
            "https://{order}.example.com/", "https://example.com{order}/", "//{order}/", "//example.com{order}",
            "/{order}/{number}", "{order}", "https:{order}", "https://a'{order}/", "ftp://example.com/{order}",
        ])
    func refused(address: String) {
        let html = Self.html("[a](\(address))")
        #expect(html.contains("href=\""))
        #expect(!html.contains("{%"))
    }

    @Test("takes no text for a link")
    func texts() {
        #expect(Self.html("a href=\"/x/%7Border%7D\" {order}") == "<p>a href=&quot;/x/%7Border%7D&quot; {order}</p>\n")
        #expect(Self.html("<a href=\"/x/%7Border%7D\">") == "<!-- raw HTML omitted -->\n")
    }
}
