/** As a portal embeds the widgets: one script from the proxy, and tags in the page. */
export function loadWidgets(proxy: string): void {
  const widgets = document.createElement('script');
  widgets.type = 'module';
  widgets.src = `${proxy}/widgets/1/bgm-crm.js`;
  document.head.append(widgets);
}
