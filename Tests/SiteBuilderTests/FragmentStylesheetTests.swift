import Testing

@testable import SiteBuilder

struct FragmentStylesheetTests {
    @Test("Every rule is within the scope, and what is about the page around is left out")
    func scope() {
        let css = FragmentStylesheet(
            """
            @property --r { syntax: "<length>"; }
            :root {
            --a: 1;
            color-scheme: light dark;
            }
            :root[dir="rtl"] { --a: 2; }
            html { font: 1rem serif; }
            body { margin: 0; }
            main { flex: 1; }
            [data-embedded] body { margin: 1px; }
            .card { content: "} {"; }
            @media print {
            body { display: block; }
            .card { border: 0; }
            }
            @media screen { body { color: red; } }
            @container form (min-width: 28em) {
            .width-6 { grid-column: span 6; }
            }
            @keyframes spin { to { rotate: 1turn; } }
            @font-face { font-family: "A"; }
            """
        ).css
        #expect(
            css == """
                @font-face { font-family: "A"; }
                @scope (.docket) {
                :scope {
                --a: 1;

                }
                :scope[dir="rtl"] { --a: 2; }
                :scope { font: 1rem serif; }
                .card { content: "} {"; }
                @media print {
                .card { border: 0; }
                }
                @container form (min-width: 28em) {
                .width-6 { grid-column: span 6; }
                }
                @keyframes spin { to { rotate: 1turn; } }
                }

                """)
    }
}
