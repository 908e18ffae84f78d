package io.sillage.apps.petstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.BoundingBox;
import io.sillage.harness.Jdk;
import io.sillage.harness.Jdks;
import io.sillage.harness.Sillage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The flamegraph in a real browser: it draws, zooms, searches, and chooses threads. */
class FlamePageEndToEnd {
    private static final int ROW_PIXELS = 18;

    @TempDir
    Path directory;

    @Test
    void zoomsAndSearches() {
        Jdk jdk = Jdks.newest();
        Sillage sillage = new Sillage(jdk);
        Path jar = Sillage.built("target-apps/balance/target/balance.jar");
        Path recording = directory.resolve("recording");
        sillage.run("run", "--recording", recording, "--", jdk.java(), "-jar", jar)
                .expect(0);
        Path file = directory.resolve("calls.html");
        sillage.run("flame", recording, "-o", file).expect(0);
        List<String> errors = new ArrayList<>();
        try (Playwright playwright = Playwright.create(noDownload());
                Browser browser = playwright.chromium().launch(debiansChromium())) {
            Page page = browser.newPage();
            page.onPageError(errors::add);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    errors.add(message.text());
                }
            });
            page.navigate(file.toUri().toString());
            draws(page);
            searches(page);
            zooms(page);
            choosesAThread(page);
        }
        assertThat(errors).isEmpty();
    }

    private static void draws(Page page) {
        Locator canvas = page.locator("#flame");
        assertThat(Integer.parseInt(canvas.getAttribute("data-drawn"))).isGreaterThan(5);
        assertThat(coloured(page)).as("coloured pixels").isGreaterThan(10_000);
    }

    private static void searches(Page page) {
        page.locator("#search").fill("fibonacci");
        assertThat(page.locator("#match").textContent())
                .matches("\\d+\\.\\d\\d%")
                .isNotEqualTo("0.00%");
        page.locator("#search").fill("/no such method/");
        assertThat(page.locator("#match").textContent()).isEqualTo("0.00%");
        page.locator("#search").fill("");
    }

    /** A click on a frame makes it as wide as the page; what it says of the frame stays. */
    private static void zooms(Page page) {
        BoundingBox box = page.locator("#flame").boundingBox();
        page.mouse().move(box.x + 3, box.y + 2.5 * ROW_PIXELS);
        String before = page.locator("#details").textContent();
        assertThat(before).contains("com.example.balance.").contains("own ");
        page.mouse().click(box.x + 3, box.y + 2.5 * ROW_PIXELS);
        page.mouse().move(box.x + box.width - 3, box.y + 2.5 * ROW_PIXELS);
        assertThat(page.locator("#details").textContent()).isEqualTo(before);
        page.locator("#reset").click();
    }

    private static void choosesAThread(Page page) {
        String all = page.locator("#flame").getAttribute("data-nodes");
        page.locator("#thread").selectOption("0");
        assertThat(Integer.parseInt(page.locator("#flame").getAttribute("data-nodes")))
                .isBetween(2, Integer.parseInt(all));
    }

    private static int coloured(Page page) {
        return (int) page.evaluate("() => { const c = document.getElementById('flame');"
                + " const p = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; let n = 0;"
                + " for (let i = 0; i < p.length; i += 4) if (p[i + 3] > 0 && (p[i] !== p[i + 1] || p[i] !== p[i + 2])) n++;"
                + " return n; }");
    }

    private static Playwright.CreateOptions noDownload() {
        return new Playwright.CreateOptions().setEnv(java.util.Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
    }

    private static BrowserType.LaunchOptions debiansChromium() {
        return new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of("/usr/bin/chromium"))
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"));
    }
}
