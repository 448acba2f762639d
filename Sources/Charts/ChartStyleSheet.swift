/// The rules that a page with ``Chart/figure`` needs, for its one `<style>` element.
package enum ChartStyleSheet {
  /// Shows the layout that suits the screen, sets the tables and keeps colours in every mode.
  package static let css = """
    .chart { margin: 0 0 2rem; max-width: 46rem; }
    .chart figcaption { font-weight: 600; margin: 0 0 .5rem; }
    .chart svg { display: block; }
    .chart svg, .chart svg * { forced-color-adjust: none; }
    .chart-phone { display: none; max-width: 30rem; }
    .chart-scroll { overflow-x: auto; }
    .chart-table { border-collapse: separate; border-spacing: 0; font-size: .9375rem; }
    .chart-table { font-variant-numeric: tabular-nums; }
    .chart-table caption { text-align: start; padding: .5rem 0; }
    .chart-table th, .chart-table td { border-bottom: 1px solid #767676; padding: .25rem .5rem; }
    .chart-table th { text-align: start; vertical-align: bottom; }
    .chart-table tbody th { background: #fff; color: #1a1a1a; left: 0; position: sticky; }
    .chart-table tbody th { max-width: 12rem; overflow-wrap: break-word; }
    .chart-table td, .chart-table thead th + th { text-align: end; }
    .chart-table thead th { max-width: 9rem; overflow-wrap: break-word; }
    .chart-table td { white-space: nowrap; }
    .chart-table .note { text-align: start; white-space: normal; }
    @media screen and (max-width: 40rem) {
      .chart-wide { display: none; }
      .chart-phone { display: block; }
    }
    @media print {
      .chart svg, .chart-table tr { break-inside: avoid; }
      .chart figcaption, .chart summary, .chart-table caption { break-after: avoid; }
      .chart-scroll { overflow: visible; }
    }

    """
}
