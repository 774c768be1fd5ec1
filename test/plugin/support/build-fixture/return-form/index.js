console.log('return-form/index');
