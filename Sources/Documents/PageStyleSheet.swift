import Charts

/// The style sheet of every document: its bytes are the same on each page, so that a server can
/// name them by hash in its content security policy.
package enum PageStyleSheet {
  /// The rules of a page and of the charts on it.
  package static let css = base + tables + narrowAndPaper + ChartStyleSheet.css

  /// The rules that a page with a banner has after ``css``: it heads every printed page where the
  /// browser can do so.
  package static let bannerCSS = """
    @page { @top-center { content: "SYNTHETIC: made up for a demonstration"; font-weight: bold; } }

    """

  private static let base = """
    * { box-sizing: border-box; }
    html { background: #fff; color: #1a1a1a; color-scheme: light; }
    body { font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
      margin: 0 auto; max-width: 72rem; overflow-wrap: break-word; padding: 0 1rem 2rem; }
    h1, h2, h3, h4 { line-height: 1.2; margin: 2rem 0 .75rem; text-wrap: balance; }
    h1 { font-size: 2rem; margin-top: 1rem; }
    h2 { border-top: 3px solid #0b3c6f; font-size: 1.5rem; margin-top: 3rem; padding-top: .75rem; }
    h3 { font-size: 1.1875rem; }
    h4 { font-size: 1rem; }
    p, li, dd { max-width: 44rem; }
    p { margin: 0 0 1rem; }
    a { color: #0b3c6f; }
    a:focus-visible, summary:focus-visible, [tabindex]:focus-visible {
      outline: 3px solid #b84700; outline-offset: 2px; }
    main:focus { outline: none; }
    .skip { background: #fff; left: 1rem; padding: .5rem 1rem; position: absolute; top: -5rem; }
    .skip:focus { top: 0; z-index: 1; }
    nav h2 { border: 0; font-size: 1.1875rem; margin-top: 1.5rem; padding: 0; }
    nav ul { columns: 18rem 2; margin: 0; padding-left: 1.25rem; }
    nav li { break-inside: avoid; margin: 0; padding: .125rem 0; }
    .banner { background: #fff4c2; border: 2px solid #1a1a1a; font-weight: 700; margin: 1rem 0;
      max-width: none; padding: .375rem .75rem; }
    section > .banner { margin-top: 3rem; }
    section > .banner + h2 { margin-top: 1rem; }
    .headline { border-left: .375rem solid #b84700; font-size: 1.25rem; line-height: 1.4;
      padding-left: .875rem; }
    .flag { border: 2px solid #b84700; margin: 0 0 1rem; max-width: 46rem;
      padding: .75rem .75rem 0; }
    .flag ul { margin: 0 0 .75rem; }
    .quiet { color: #4d4d4d; }
    .lead { font-size: 1.125rem; }
    dl { margin: 0 0 1rem; }
    dl div { border-bottom: 1px solid #d9d9d9; display: grid; gap: 0 1rem; padding: .25rem 0;
      grid-template-columns: minmax(8rem, 15rem) 1fr; }
    dt { font-weight: 600; }
    dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
    .badge { border: 1px solid #1a1a1a; border-radius: .25rem; display: inline-block;
      font-size: .8125rem; line-height: 1.2; padding: .0625rem .375rem; white-space: nowrap; }
    .placeholder { background: #1a1a1a; color: #fff; }
    .borrowed { border-style: dashed; }
    .elicited { border-style: dotted; border-width: 2px; }
    .synthetic { background: #fff4c2; font-weight: 700; }
    footer { border-top: 1px solid #767676; margin-top: 3rem; padding-top: 1rem; }
    .chart { margin-top: 1.5rem; }
    .chart-figures { margin-top: .5rem; }

    """

  private static let tables = """
    .table-frame { margin: 1rem 0 2rem; overflow-x: auto; }
    .table-frame table { border-collapse: separate; border-spacing: 0; font-size: .9375rem;
      font-variant-numeric: tabular-nums; }
    .table-frame caption { font-weight: 600; padding: 0 0 .5rem; text-align: start; }
    .table-frame th, .table-frame td { border-bottom: 1px solid #b3b3b3; padding: .25rem .5rem;
      text-align: start; vertical-align: top; }
    .table-frame thead th { border-bottom: 2px solid #1a1a1a; max-width: 11rem;
      vertical-align: bottom; }
    .table-frame thead .span { border-bottom: 1px solid #767676; text-align: center; }
    .table-frame th.number, .table-frame .number { text-align: end; }
    .table-frame td.number { white-space: nowrap; }
    .table-frame td { max-width: 24rem; }
    .table-frame tbody th { background: #fff; font-weight: 400; left: 0; max-width: 14rem;
      min-width: 9rem; position: sticky; }
    .table-frame tbody th[scope="rowgroup"] { background: #eef2f6; font-weight: 600;
      max-width: none; }
    .table-frame .note { border: 0; color: #4d4d4d; white-space: normal; }

    """

  private static let narrowAndPaper = """
    @media screen and (max-width: 40rem) {
      h1 { font-size: 1.625rem; }
      h2 { font-size: 1.3125rem; }
      .headline { font-size: 1.125rem; }
      dl div { grid-template-columns: 1fr; }
      .table-frame tbody th { max-width: 9rem; min-width: 6rem; }
      section .chart-table tbody th { max-width: 8rem; }
      .table-frame caption, .chart-table caption { left: 0; max-width: calc(100vw - 2rem);
        position: sticky; }
      .hold { display: block; left: .5rem; max-width: calc(100vw - 3rem); position: sticky; }
    }
    @page { margin: 18mm 14mm; size: A4;
      @bottom-right { content: "Page " counter(page) " of " counter(pages); font-size: 8pt; } }
    @media print {
      html { font-size: 10pt; }
      body { max-width: none; padding: 0; }
      nav, .skip { display: none; }
      h1, h2, h3, h4, caption, .banner { break-after: avoid; }
      h2 { margin-top: 1.5rem; }
      section > .banner { margin-top: 1.5rem; }
      .headline, .flag, .banner, dl div, li, figcaption { break-inside: avoid; }
      p { orphans: 3; widows: 3; }
      .table-frame { overflow: visible; }
      section .table-frame table, section .chart-table { font-size: 8pt; }
      section .chart-table th, section .chart-table td { padding: .125rem .375rem; }
      .table-frame th, .table-frame td { padding: .125rem .375rem; }
      .table-frame tr { break-inside: avoid; }
      thead, .table-frame tr:has(th[scope="rowgroup"]) { break-after: avoid; }
      tbody tr:first-child { break-before: avoid; }
      section .chart { max-width: 38rem; }
      section .chart-table tbody th { max-width: 20rem; }
      .chart-figures > summary { display: none; }
      .table-frame tbody th { min-width: 6rem; position: static; }
      .table-frame td.number { white-space: normal; }
      thead { display: table-header-group; }
      tfoot { display: table-row-group; }
      .banner, .badge, .table-frame tbody th { print-color-adjust: exact; }
      a { color: inherit; text-decoration: none; }
    }

    """
}
