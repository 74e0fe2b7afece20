"""Waiting for a page."""

import time


def wait_for(page, expression: str, arg=None, seconds: float = 20):
    """Waits until an expression, or a function of JavaScript, gives something true in a page or a frame.

    Playwright's own `wait_for_function` asks again by `eval`, which the policy of Docket's pages forbids.
    """
    end = time.monotonic() + seconds
    # What is true there may be an element, which is nothing here.
    while not page.evaluate_handle(expression, arg).evaluate("(value) => !!value"):
        assert time.monotonic() < end, f"not true within {seconds} s: {expression}"
        page.wait_for_timeout(20)
