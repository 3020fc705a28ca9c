// Asks for the page anew after as many seconds as its tag says, so that figures stay young and go away at their time.
const { after } = document.currentScript.dataset;
setTimeout(() => location.reload(), Number(after) * 1000);
